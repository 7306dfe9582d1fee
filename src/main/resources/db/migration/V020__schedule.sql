-- What Magpie does by itself, one row a task. Written when a turn begins and ends and when a person changes it.
create table if not exists schedule (
    name           varchar(100) primary key,
    usual_seconds  bigint not null, -- between two turns, as the task has it; 0: never
    chosen_seconds bigint, -- as a person has it; null: as usual
    paused         boolean default false not null,
    begun          timestamp(6) with time zone, -- of the last turn; null: there was none
    round_begun    timestamp(6) with time zone, -- of the first of the turns that are tries of one
    ended          timestamp(6) with time zone, -- null: there was none, or it is under way, or Magpie ended before it did
    took_millis    bigint default 0 not null,
    outcome        varchar(20), -- a state of jobs
    says           character varying,
    failures       integer default 0 not null, -- turns in a row that did not succeed
    due            timestamp(6) with time zone -- of the next turn; null: there will be none
);
