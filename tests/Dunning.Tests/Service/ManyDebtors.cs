using Recouvrement.Dunning.Domain.Cases;
using Recouvrement.Dunning.Domain.Policies;
using Recouvrement.Kernel.Amounts;
using Recouvrement.Kernel.Identifiers;
using Recouvrement.Platform.EventLog;
using Recouvrement.Platform.EventStore;
using Recouvrement.Support;

namespace Recouvrement.Dunning.Tests.Service;

/// <summary>
/// Many debtors of one creditor that duns live, with what Invoicing has told of each: written through the domain, many cases at once, where the broker
/// would bring it message by message. On <see cref="Before"/> nothing is due; on <see cref="Day"/> every invoice is at its first reminder.
/// </summary>
static class ManyDebtors
{
    const int CasesAtOnce = 250, Writers = 2;

    public const string Creditor = "732829320";

    public static DateOnly Before { get; } = new(2026, 9, 7);

    public static DateOnly Day { get; } = new(2026, 9, 21);

    static readonly EventContext Context = new("service:invoicing", new(2026, 8, 1, 7, 0, 0, TimeSpan.Zero), "0195c4a0-0000-7000-8000-000000000001", "0195c4a0-0000-7000-8000-000000000002");

    public static async Task Tell(TestDatabase database, int debtors, int invoicesEach)
    {
        await using (var session = await Session.Open(database.Source, default))
            await session.Run("insert into entities (creditor, mode, hands_over, stopped) values ($1, 'live', true, false)", default, Creditor);
        var cases = new Streams<DunningCase, DunningCommand, DunningEvent>(database.Store, database.Source, new LogSignal(), "dunning_case", new());
        await Parallel.ForEachAsync(
            Enumerable.Range(0, debtors).Chunk(CasesAtOnce), new ParallelOptions { MaxDegreeOfParallelism = Writers },
            async (some, stop) => await UnitOfWork.Run(database.Source, new(), session => Tell(session, cases, some, invoicesEach, stop), stop));
    }

    static async Task Tell(Session session, Streams<DunningCase, DunningCommand, DunningEvent> cases, int[] debtors, int invoicesEach, CancellationToken stop)
    {
        Account[] accounts = [.. debtors.Select(AccountOf)];
        await cases.HandleMany(session, [.. accounts.SelectMany(account => Facts(account, invoicesEach).Select(fact => (account.CaseId(), (DunningCommand)new DunningCommand.Hear(account, fact, Before))))], Context, stop);
        await session.Run(
            """
            insert into cases (case_id, creditor, customer_number, debtor, kind, episode, episode_open, status, open_cents, overdue_cents, handed_over_cents, currency, dunned, version, look_on, rules)
            select n.case_id, $5, n.customer_number, n.debtor, 'company', 0, false, 'current', 0, 0, 0, 'EUR', false, $4, $6, '' from unnest($1, $2, $3) as n(case_id, customer_number, debtor)
            """,
            stop, accounts.Select(a => a.CaseId()).ToArray(), accounts.Select(a => a.CustomerNumber).ToArray(), accounts.Select(a => a.Debtor).ToArray(), invoicesEach + 3L, Creditor, Before);
    }

    static Account AccountOf(int debtor) => new(Creditor, $"C-{debtor:000000}", NameBasedId.OfStream("customer", Siren.Parse(Creditor)!.Value, $"C-{debtor:000000}"));

    static IEnumerable<DunningEvent> Facts(Account account, int invoices)
    {
        yield return new DunningEvent.DebtorProfiled(account.Debtor, CustomerKind.Company, null, "fr", 1);
        yield return new DunningEvent.ReachChanged(account.Debtor, [new(ContactRole.AccountsPayable, Email: true, Post: true, Phone: true), new(ContactRole.FinanceDirector, Email: true, Post: false, Phone: true)], 2);
        for (var n = 0; n < invoices; n++)
        {
            // Due over the fortnight that ends three days before the day.
            var (number, due) = ($"FA2026-{account.CustomerNumber[2..]}{n:00}", Day.AddDays(-3 - (n % 12)));
            var amount = Money.OfCents(4_000 + (n * 3_517 % 40_000));
            yield return new DunningEvent.InvoiceEntered(
                NameBasedId.OfStream("invoice", Siren.Parse(Creditor)!.Value, number, "2026"), new(number, $"Commande {number}", due.AddDays(-30), due, amount, false, DeliveredOn: due.AddDays(-32)), amount, 1, Before);
        }
    }
}
