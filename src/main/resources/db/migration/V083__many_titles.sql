-- A title that is to be added is compared with those of the same name; without an index with all of them.
create index if not exists title_by_sort_name on title (sort_name);
-- A scan adds thousands of titles: a few numbers are kept ready, so that each does not cost a write of its own. They are given back
-- when the database is closed, so that numbers still go up by one; only a computer that loses power skips a few.
alter sequence if exists title_seq cache 64;
