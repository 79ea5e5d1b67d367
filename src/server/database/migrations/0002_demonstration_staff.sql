-- Officers of the demonstration are marked, so that none of them signs in where the portal serves in earnest.
ALTER TABLE "staff" ADD COLUMN "demonstration" boolean DEFAULT false NOT NULL;
