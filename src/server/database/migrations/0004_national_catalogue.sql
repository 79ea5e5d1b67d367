CREATE TABLE "national_procedures" (
	"code" text PRIMARY KEY NOT NULL,
	"version" integer NOT NULL,
	"hash" text NOT NULL,
	"row" jsonb,
	"record" jsonb,
	"in_latest" boolean NOT NULL,
	"imported_at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "national_versions" (
	"code" text NOT NULL,
	"version" integer NOT NULL,
	"hash" text NOT NULL,
	"row" jsonb,
	"record" jsonb,
	"imported_at" timestamp with time zone NOT NULL,
	CONSTRAINT "national_versions_code_version_pk" PRIMARY KEY("code","version")
);
