CREATE TABLE "accounts" (
	"id" uuid PRIMARY KEY NOT NULL,
	"full_name" text NOT NULL,
	"birth_date" text NOT NULL,
	"personal_id" text NOT NULL,
	"phone" text,
	"email" text,
	"language" text NOT NULL,
	"identity_assurance" text NOT NULL,
	"notice_version" text NOT NULL,
	"keep_for_next_time" boolean NOT NULL,
	"vault_share" text NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	CONSTRAINT "accounts_personal_id" UNIQUE("personal_id"),
	CONSTRAINT "accounts_phone" UNIQUE("phone"),
	CONSTRAINT "accounts_email" UNIQUE("email")
);
--> statement-breakpoint
CREATE TABLE "sessions" (
	"token_hash" text PRIMARY KEY NOT NULL,
	"device_id" uuid,
	"account_id" uuid,
	"staff_id" uuid,
	"created_at" timestamp with time zone NOT NULL,
	"last_seen_at" timestamp with time zone NOT NULL,
	"expires_at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "sign_in_challenges" (
	"id" uuid PRIMARY KEY NOT NULL,
	"device_id" uuid NOT NULL,
	"channel" text NOT NULL,
	"address" text NOT NULL,
	"code_hash" text NOT NULL,
	"attempts" integer NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	"expires_at" timestamp with time zone NOT NULL,
	"verified_at" timestamp with time zone,
	"used_at" timestamp with time zone
);
--> statement-breakpoint
CREATE TABLE "staff" (
	"id" uuid PRIMARY KEY NOT NULL,
	"username" text NOT NULL,
	"display_name" text NOT NULL,
	"unit_id" text NOT NULL,
	"roles" jsonb NOT NULL,
	"password_hash" text NOT NULL,
	"failed_attempts" integer NOT NULL,
	"locked_until" timestamp with time zone,
	"created_at" timestamp with time zone NOT NULL,
	CONSTRAINT "staff_username" UNIQUE("username")
);
--> statement-breakpoint
CREATE TABLE "form_definitions" (
	"hash" text PRIMARY KEY NOT NULL,
	"form_code" text NOT NULL,
	"version" integer NOT NULL,
	"content" jsonb NOT NULL
);
--> statement-breakpoint
CREATE TABLE "procedure_versions" (
	"hash" text PRIMARY KEY NOT NULL,
	"code" text NOT NULL,
	"version" integer NOT NULL,
	"release_stage" text NOT NULL,
	"form_hash" text,
	"content" jsonb NOT NULL,
	"published_at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "public_documents" (
	"name" text PRIMARY KEY NOT NULL,
	"hash" text NOT NULL,
	"content" jsonb NOT NULL,
	"updated_at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "dossier_code_sequences" (
	"unit_id" text NOT NULL,
	"day" text NOT NULL,
	"last" integer NOT NULL,
	CONSTRAINT "dossier_code_sequences_unit_id_day_pk" PRIMARY KEY("unit_id","day")
);
--> statement-breakpoint
CREATE TABLE "dossier_events" (
	"id" bigserial PRIMARY KEY NOT NULL,
	"dossier_id" uuid NOT NULL,
	"at" timestamp with time zone NOT NULL,
	"action" text NOT NULL,
	"from_status" text,
	"to_status" text NOT NULL,
	"by_role" text NOT NULL,
	"unit_id" text,
	"reason" text
);
--> statement-breakpoint
CREATE TABLE "dossier_revisions" (
	"dossier_id" uuid NOT NULL,
	"revision" integer NOT NULL,
	"manifest" jsonb NOT NULL,
	"manifest_hash" text NOT NULL,
	"answers" jsonb NOT NULL,
	"receipt" text NOT NULL,
	"committed_at" timestamp with time zone NOT NULL,
	CONSTRAINT "dossier_revisions_dossier_id_revision_pk" PRIMARY KEY("dossier_id","revision")
);
--> statement-breakpoint
CREATE TABLE "dossiers" (
	"id" uuid PRIMARY KEY NOT NULL,
	"account_id" uuid NOT NULL,
	"procedure_code" text NOT NULL,
	"procedure_hash" text NOT NULL,
	"competent_unit_id" text NOT NULL,
	"submission_reference" text NOT NULL,
	"dossier_code" text,
	"status" text NOT NULL,
	"earlier_statuses" jsonb NOT NULL,
	"payment_status" text NOT NULL,
	"amount_due" integer NOT NULL,
	"amount_paid" integer NOT NULL,
	"revision" integer NOT NULL,
	"clocks" jsonb NOT NULL,
	"submitted_at" timestamp with time zone NOT NULL,
	"official_received_at" timestamp with time zone NOT NULL,
	"accepted_at" timestamp with time zone,
	"updated_at" timestamp with time zone NOT NULL,
	CONSTRAINT "dossiers_submission_reference" UNIQUE("submission_reference"),
	CONSTRAINT "dossiers_dossier_code" UNIQUE("dossier_code")
);
--> statement-breakpoint
CREATE TABLE "issued_documents" (
	"id" uuid PRIMARY KEY NOT NULL,
	"dossier_id" uuid NOT NULL,
	"kind" text NOT NULL,
	"code" text,
	"issued_at" timestamp with time zone NOT NULL,
	"facts" jsonb,
	"storage_key" text,
	"size" integer
);
--> statement-breakpoint
CREATE TABLE "leases" (
	"dossier_id" uuid PRIMARY KEY NOT NULL,
	"staff_id" uuid NOT NULL,
	"expires_at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "parts" (
	"account_id" uuid NOT NULL,
	"sha256" text NOT NULL,
	"size" integer NOT NULL,
	"media_type" text NOT NULL,
	"storage_key" text NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	CONSTRAINT "parts_account_id_sha256_pk" PRIMARY KEY("account_id","sha256")
);
--> statement-breakpoint
CREATE TABLE "supplement_requests" (
	"dossier_id" uuid NOT NULL,
	"number" integer NOT NULL,
	"asked_at" timestamp with time zone NOT NULL,
	"due_at" timestamp with time zone NOT NULL,
	"points" jsonb NOT NULL,
	"second_request_reason" text,
	"completed_at" timestamp with time zone,
	CONSTRAINT "supplement_requests_dossier_id_number_pk" PRIMARY KEY("dossier_id","number")
);
--> statement-breakpoint
CREATE TABLE "audit_log" (
	"id" bigserial PRIMARY KEY NOT NULL,
	"at" timestamp with time zone NOT NULL,
	"actor_kind" text NOT NULL,
	"actor_id" text,
	"action" text NOT NULL,
	"dossier_id" uuid,
	"detail" jsonb
);
--> statement-breakpoint
CREATE TABLE "commands" (
	"caller" text NOT NULL,
	"route" text NOT NULL,
	"command_id" uuid NOT NULL,
	"content_hash" text NOT NULL,
	"answer" jsonb,
	"created_at" timestamp with time zone NOT NULL,
	CONSTRAINT "commands_caller_route_command_id_pk" PRIMARY KEY("caller","route","command_id")
);
--> statement-breakpoint
CREATE TABLE "notices" (
	"id" uuid PRIMARY KEY NOT NULL,
	"account_id" uuid NOT NULL,
	"dossier_id" uuid NOT NULL,
	"at" timestamp with time zone NOT NULL,
	"kind" text NOT NULL,
	"reference" text NOT NULL,
	"read_at" timestamp with time zone
);
--> statement-breakpoint
CREATE TABLE "outgoing_messages" (
	"id" uuid PRIMARY KEY NOT NULL,
	"channel" text NOT NULL,
	"address" text NOT NULL,
	"subject" text NOT NULL,
	"body" text NOT NULL,
	"attempts" integer NOT NULL,
	"next_try_at" timestamp with time zone,
	"sent_at" timestamp with time zone,
	"created_at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "gateway_messages" (
	"id" bigserial PRIMARY KEY NOT NULL,
	"reference" text NOT NULL,
	"received_at" timestamp with time zone NOT NULL,
	"origin" text NOT NULL,
	"content" jsonb NOT NULL,
	"outcome" text NOT NULL
);
--> statement-breakpoint
CREATE TABLE "payments" (
	"id" uuid PRIMARY KEY NOT NULL,
	"reference" text NOT NULL,
	"dossier_id" uuid NOT NULL,
	"account_id" uuid NOT NULL,
	"manifest_hash" text NOT NULL,
	"amount" integer NOT NULL,
	"state" text NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	"expires_at" timestamp with time zone NOT NULL,
	"settled_at" timestamp with time zone,
	"transaction_no" text,
	"next_query_at" timestamp with time zone,
	CONSTRAINT "payments_reference" UNIQUE("reference")
);
--> statement-breakpoint
ALTER TABLE "sessions" ADD CONSTRAINT "sessions_account_id_accounts_id_fk" FOREIGN KEY ("account_id") REFERENCES "accounts"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "dossier_events" ADD CONSTRAINT "dossier_events_dossier_id_dossiers_id_fk" FOREIGN KEY ("dossier_id") REFERENCES "dossiers"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "dossier_revisions" ADD CONSTRAINT "dossier_revisions_dossier_id_dossiers_id_fk" FOREIGN KEY ("dossier_id") REFERENCES "dossiers"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "dossiers" ADD CONSTRAINT "dossiers_account_id_accounts_id_fk" FOREIGN KEY ("account_id") REFERENCES "accounts"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "issued_documents" ADD CONSTRAINT "issued_documents_dossier_id_dossiers_id_fk" FOREIGN KEY ("dossier_id") REFERENCES "dossiers"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "leases" ADD CONSTRAINT "leases_dossier_id_dossiers_id_fk" FOREIGN KEY ("dossier_id") REFERENCES "dossiers"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "parts" ADD CONSTRAINT "parts_account_id_accounts_id_fk" FOREIGN KEY ("account_id") REFERENCES "accounts"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "supplement_requests" ADD CONSTRAINT "supplement_requests_dossier_id_dossiers_id_fk" FOREIGN KEY ("dossier_id") REFERENCES "dossiers"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "payments" ADD CONSTRAINT "payments_dossier_id_dossiers_id_fk" FOREIGN KEY ("dossier_id") REFERENCES "dossiers"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "sessions_expiry" ON "sessions" USING btree ("expires_at");--> statement-breakpoint
CREATE INDEX "sign_in_challenges_address" ON "sign_in_challenges" USING btree ("address","created_at");--> statement-breakpoint
CREATE INDEX "form_definitions_code" ON "form_definitions" USING btree ("form_code");--> statement-breakpoint
CREATE UNIQUE INDEX "procedure_versions_code_version" ON "procedure_versions" USING btree ("code","version");--> statement-breakpoint
CREATE INDEX "dossier_events_dossier" ON "dossier_events" USING btree ("dossier_id","id");--> statement-breakpoint
CREATE INDEX "dossiers_account" ON "dossiers" USING btree ("account_id","updated_at");--> statement-breakpoint
CREATE INDEX "dossiers_unit" ON "dossiers" USING btree ("competent_unit_id","status");--> statement-breakpoint
CREATE INDEX "issued_documents_dossier" ON "issued_documents" USING btree ("dossier_id");--> statement-breakpoint
CREATE INDEX "audit_log_dossier" ON "audit_log" USING btree ("dossier_id","id");--> statement-breakpoint
CREATE INDEX "commands_age" ON "commands" USING btree ("created_at");--> statement-breakpoint
CREATE INDEX "notices_account" ON "notices" USING btree ("account_id","at");--> statement-breakpoint
CREATE INDEX "outgoing_messages_due" ON "outgoing_messages" USING btree ("next_try_at");--> statement-breakpoint
CREATE INDEX "payments_dossier" ON "payments" USING btree ("dossier_id");--> statement-breakpoint
CREATE INDEX "payments_open" ON "payments" USING btree ("state","next_query_at");