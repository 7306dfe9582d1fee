-- Who did it: "window", "command-line", "schedule:NAME", "account:NAME", "bot:NAME", "magpie" for Magpie itself and for
-- everything from before this was recorded.
alter table job add column if not exists actor varchar(300) default 'magpie' not null;
alter table history add column if not exists actor varchar(300) default 'magpie' not null;

-- A direct download goes on after a restart, when nobody remembers for whom.
alter table direct_download add column if not exists correlation varchar(100) default '' not null;
alter table direct_download add column if not exists actor varchar(300) default 'magpie' not null;
