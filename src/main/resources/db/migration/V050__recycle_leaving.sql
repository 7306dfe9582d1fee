-- Noted before a file is removed from a recycle folder, so that a crash in between costs no line of the history.
alter table recycled_file add column if not exists leaving character varying; -- what the history will say
