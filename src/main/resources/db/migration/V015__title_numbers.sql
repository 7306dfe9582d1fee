-- People read and type the number of a title: it goes up by one, and does not jump with each start. The sequences of what nobody
-- sees keep their step, which saves a query for each of many rows.
alter sequence if exists title_seq increment by 1 no cache;
