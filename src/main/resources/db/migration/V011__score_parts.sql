-- Which custom formats and preferred words made a verdict's score. JSON; empty: none, or judged before this was kept.
alter table verdict add column if not exists score_parts character varying default '' not null;
