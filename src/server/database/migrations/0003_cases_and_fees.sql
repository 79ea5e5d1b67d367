CREATE TABLE "fee_assessments" (
	"dossier_id" uuid NOT NULL,
	"rule_id" text NOT NULL,
	"amount" integer NOT NULL,
	"ground" text NOT NULL,
	"staff_id" uuid NOT NULL,
	"assessed_at" timestamp with time zone NOT NULL,
	CONSTRAINT "fee_assessments_dossier_id_rule_id_pk" PRIMARY KEY("dossier_id","rule_id")
);
--> statement-breakpoint
ALTER TABLE "dossiers" ADD COLUMN "case_code" text;--> statement-breakpoint
ALTER TABLE "dossiers" ADD COLUMN "payment_due_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "fee_assessments" ADD CONSTRAINT "fee_assessments_dossier_id_dossiers_id_fk" FOREIGN KEY ("dossier_id") REFERENCES "public"."dossiers"("id") ON DELETE no action ON UPDATE no action;