-- Street of the seat, as the public company register says it. Of sole traders there is none.
alter table company_records add column seat_street text;
