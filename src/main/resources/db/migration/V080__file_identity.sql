-- By what a file is known again that another hand has moved, and since when one is missing.
alter table media_file add column if not exists file_key varchar(200); -- device and number; null: not known
alter table media_file add column if not exists modified timestamp(6) with time zone; -- null: not known
alter table media_file add column if not exists edges varchar(40); -- hash of its first and last 64 KiB; null: not known
alter table media_file add column if not exists missing_since timestamp(6) with time zone; -- null: it is there
alter table media_file add column if not exists lost boolean default false not null; -- missing for so long that it is wanted again
