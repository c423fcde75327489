using Recouvrement.Invoicing.Accounts;
using Recouvrement.Invoicing.Creditors;
using Recouvrement.Invoicing.Domain.Accounts;
using Recouvrement.Invoicing.Domain.Bank;
using Recouvrement.Invoicing.Domain.Creditors;
using Recouvrement.Invoicing.Imports;
using Recouvrement.Kernel.Calendars;
using Recouvrement.Kernel.Identifiers;
using Recouvrement.Kernel.LateInterest;
using Recouvrement.Platform.EventStore;

namespace Recouvrement.Invoicing.Bank;

/// <summary>
/// Books the movements of a bank's file, some hundred at a time: credits become payments where it is certain whose they are, and wait where it is
/// not; debits undo the payments they take back; other debits are nobody's business here. A movement that was told before adds nothing.
/// </summary>
sealed class BankBooking(Books books, CashDesk desk, RemittanceDesk remittances)
{
    const int Batch = 200;

    public async Task Book(Session session, Import import, EventContext context, CancellationToken stop)
    {
        var statements = await Statements(session, import, stop);
        var movements = MovementKey.Of(statements).ToList();
        if (import.State is ImportState.Received) await Begin(session, import, statements, movements, stop);
        var batch = movements.Skip((int)import.Position).Take(Batch).ToList();
        if (batch.Count > 0) await Book(session, import, batch, context, stop);
        if (import.Position + batch.Count < movements.Count) return;
        await AdvanceFeed(session, import, statements, context, stop);
        await import.Forget(session, stop);
        await import.Becomes(session, ImportState.Completed, stop);
    }

    static async Task<List<BankStatement>> Statements(Session session, Import import, CancellationToken stop)
    {
        await using var stored = new StoredFile(session, import.Id);
        using var content = new MemoryStream();
        await stored.CopyToAsync(content, stop);
        var accounts = await session.Read("select iban from bank_accounts where creditor = $1", r => r.GetString(0), stop, import.Creditor);
        return CamtReader.Read(content.ToArray()) is BankReading.Found found ? [.. found.Statements.Where(s => accounts.Contains(s.Account))] : throw new InvalidDataException("The stored file cannot be read any more.");
    }

    static Task<int> Begin(Session session, Import import, List<BankStatement> statements, List<Movement> movements, CancellationToken stop) => session.Run(
        """
        update imports set state = 'booking', rows = $2, due = $3, credit_cents = $4, debit_cents = $5, ignored = $6, warnings = warnings || $7::text[] where id = $1
        """, stop, import.Id, (long)statements.Sum(s => s.Entries.Length), (long)movements.Count,
        movements.Where(m => m.Transaction.IsCredit).Sum(m => m.Transaction.Amount.Cents), movements.Where(m => !m.Transaction.IsCredit).Sum(m => m.Transaction.Amount.Cents),
        statements.Sum(s => s.Entries.Count(e => !e.IsBooked)),
        movements.Count(m => !m.IsReferenced) is > 0 and var bare ? new[] { $"{bare} movements bear no reference of the bank: they are known by their content, and two that are alike in two statements count as one." } : []);

    async Task Book(Session session, Import import, List<Movement> batch, EventContext context, CancellationToken stop)
    {
        var followed = batch.Where(m => m.Transaction.Amount.IsPositive && (m.Transaction.IsCredit || ReturnReasons.TakesBack(m.Entry, m.Transaction))).ToList();
        var streams = followed.ConvertAll(m => CashDesk.StreamOf(import.Creditor, m.Key));
        var outcomes = await books.Movements.HandleMany(session, [.. followed.Select((m, i) => (streams[i], (MovementCommand)new MovementCommand.Record(ContentOf(import, m))))], context, stop);
        var fresh = followed.Select((m, i) => (Movement: m, Stream: streams[i], outcomes[i].Decision)).Where(f => !f.Decision.Facts.IsEmpty).ToList();
        await MovementTable.Keep(session, [.. fresh.Select(f => (f.Stream, f.Movement.Transaction))], stop);

        var masters = await MasterOfAllocation.Of(session, import.Creditor, stop);
        var (booked, returned, compared, cleared) = (0, 0, 0, 0);
        foreach (var (movement, stream, _) in fresh)
        {
            var cash = (await StoredCash.Of(session, import.Creditor, movement.Key, stop))!;
            if (masters.On(cash.On) is not AllocationMaster.Bank)
            {
                await books.Movements.Handle(session, stream, new MovementCommand.Compare(), context, stop);
                compared++;
            }
            else if (cash.Said.IsCredit && ReturnReasons.CameBack(movement.Entry, movement.Transaction)) continue;
            // An agency's money is looked at first: its text may name the invoices that its collections have settled.
            else if (cash.Said.IsCredit && await remittances.Take(session, import.Creditor, cash, context, stop) is { IsOfAgency: true } remitted) cleared += remitted.Clears is null ? 0 : 1;
            else if (cash.Said.IsCredit) booked += await desk.Match(session, import.Creditor, cash, context, stop) ? 1 : 0;
            else returned += await desk.Return(session, import.Creditor, cash, context, stop) ? 1 : 0;
        }

        await session.Run(
            "update imports set position = position + $2, payments = payments + $3, returned = returned + $4, unmatched = unmatched + $5, added = added + $6, unchanged = unchanged + $7, ignored = ignored + $8 where id = $1",
            stop, import.Id, (long)batch.Count, booked, returned, fresh.Count - booked - returned - compared - cleared, fresh.Count, followed.Count - fresh.Count, batch.Count - followed.Count);
    }

    static MovementContent ContentOf(Import import, Movement movement) => new(
        import.Creditor, movement.Statement.Account, movement.Key, movement.Statement.Id, movement.Transaction.Reference ?? movement.Entry.Reference, movement.Entry.BookedOn, movement.Transaction.Amount,
        movement.Transaction.IsCredit, movement.Transaction.Code,
        movement.Transaction.IsDirectDebit ? movement.Entry.BookedOn.AddDays((int)LegalParameters.Shipped.On(LegalQuantity.DirectDebitRefund, movement.Entry.BookedOn).Value) : null);

    // A statement to a closing balance says that nothing else was booked until then; a notification does not. Where the ERP counts the money, what
    // the bank shows is only compared: the ERP says how far it has booked, or a threat would go out for money it has not told yet.
    async Task AdvanceFeed(Session session, Import import, List<BankStatement> statements, EventContext context, CancellationToken stop)
    {
        var closed = statements.Where(s => s is { Report: BankReport.Statement, ClosingOn: not null }).GroupBy(s => s.Account).ToDictionary(s => s.Key, s => s.Max(c => c.ClosingOn!.Value));
        if (closed.Count == 0) return;
        if (await BankAccounts.StatedThrough(session, import.Creditor, closed, stop) is not { } told) return;
        var today = ParisTime.DateOf(context.HappenedAt);
        var through = told < today ? told : today;
        if (await MasterOfAllocation.IsBank(session, import.Creditor, through, stop))
            await books.Creditors.Handle(session, BusinessKey.OfCreditor(Siren.Parse(import.Creditor)!.Value), new CreditorCommand.ReceiveBankFeed(through), context, stop);
    }
}
