-- Litigation subscribes to these as well now, and keeps more of balances and contacts than it did: what happened before is told again, under its own ids, in the order of the log. Dunning and
-- Correspondence have heard it and leave it; Litigation hears it once.
insert into mt_event_progression (name, last_seq_id)
select 'relay-again:' || fact, 1
  from unnest(array[
      'letterhead_changed', 'customer_registered', 'customer_changed', 'insolvency_opened', 'insolvency_closed', 'invoice_disputed', 'dispute_resolved', 'invoice_held', 'hold_lifted',
      'invoice_copy_kept', 'invoice_copy_withdrawn', 'payment_received', 'payment_corrected',
      -- Heard by Litigation before it kept the seat of debtors:
      'contacts_changed', 'personal_data_erased', 'customer_name_erased',
      -- Heard by Litigation before it kept what lowered each claim:
      'amount_allocated', 'allocation_undone', 'debt_written_off', 'write_off_taken_back', 'recovered_after_write_off']) as fact
on conflict (name) do update set last_seq_id = 1;
