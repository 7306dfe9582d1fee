-- Whom what is shown of a title comes from, where the licence of its source asks that it be said.
create table if not exists title_credit (
    title_id bigint not null references title (id) on delete cascade,
    part     varchar(20) not null, -- FACTS, TEXT or PICTURE
    author   character varying not null, -- may be empty
    license  varchar(200) not null,
    page     character varying, -- null: nothing to be linked
    primary key (title_id, part)
);
