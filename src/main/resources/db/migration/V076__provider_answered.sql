-- When a plug answered last: one that was never reached must not be called working.
alter table provider_state add column if not exists answered timestamp(6) with time zone;
