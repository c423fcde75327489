using System.Text.Json;
using Npgsql;
using Recouvrement.Invoicing.Domain.Accounts;
using Recouvrement.Invoicing.Domain.Allocations;
using Recouvrement.Invoicing.Domain.Credits;
using Recouvrement.Kernel.Amounts;
using Recouvrement.Platform.EventStore;

namespace Recouvrement.Invoicing.Accounts;

/// <summary>What the accountants' export says of the documents being settled.</summary>
/// <param name="Groups">The documents it speaks of, by stream id, each with its lettering or null.</param>
public sealed record LetteredDocuments(IReadOnlyDictionary<Guid, LetteringGroup?> Groups)
{
    /// <summary>Nothing is lettered.</summary>
    public static LetteredDocuments None { get; } = new(new Dictionary<Guid, LetteringGroup?>());
}

/// <summary>A credit with what tells how to write it.</summary>
sealed record OpenCreditRow(Guid Customer, CreditKind Kind, Origin Origin, SettlingCredit Credit);

/// <summary>
/// The part of some accounts that settling may touch: what is open, what open credits name, what is lettered, and one step further,
/// the documents that stand against the lettered ones. Read under the accounts' locks, so it is the truth.
/// </summary>
sealed partial record OpenAccounts(IReadOnlyList<(Guid Customer, SettledInvoice Invoice)> Invoices, IReadOnlyList<OpenCreditRow> Credits, IReadOnlyList<Standing> Standing)
{
    public static async Task<OpenAccounts> Read(Session session, Guid[] customers, LetteredDocuments lettered, CancellationToken stop)
    {
        var touched = await Touched(session, [.. lettered.Groups.Keys], stop);
        var read = await session.Read(
            $"""
            select {Columns}, {IsPresuming} from credits c where customer = any($1) and unallocated_cents > 0 union
            select {Columns}, {IsPresuming} from credits c where id = any($2)
            """, r => (Credit: Row(r), IsPresuming: r.GetBoolean(10)), stop, customers, touched);
        var credits = read.ConvertAll(r => r.Credit);
        // Without a credit nothing moves: what the accounts owe need not be known.
        if (credits.Count == 0) return new([], [], []);
        credits.AddRange(await Presumed(session, credits, [.. read.Where(r => r.IsPresuming).Select(r => r.Credit.Customer)], stop));
        var reserved = await Reserved(session, customers, stop);
        customers = [.. credits.Select(c => c.Customer).Distinct()];
        var named = credits.SelectMany(c => c.Designated.All).Select(d => d.Number.ToUpperInvariant()).Distinct().ToArray();
        var invoices = await session.Read(
            """
            select id, customer, number, year, outstanding_cents, currency, issued_on, due_on, open_disputes from invoices where customer = any($1) and outstanding_cents > 0 union
            select id, customer, number, year, outstanding_cents, currency, issued_on, due_on, open_disputes from invoices where id = any($2) union
            select id, customer, number, year, outstanding_cents, currency, issued_on, due_on, open_disputes from invoices where customer = any($1) and upper(number) = any($3)
            """,
            r => (Id: r.GetGuid(0), Customer: r.GetGuid(1), Number: r.GetString(2), Year: r.GetInt32(3), Left: Money.OfCents(r.GetInt64(4), r.GetString(5)), On: r.Day(6), DueOn: r.Day(7), IsContested: r.GetInt32(8) > 0),
            stop, customers, touched, named);
        var standing = await Between(session, Array.ConvertAll([.. credits], c => c.Id), Array.ConvertAll([.. invoices], i => i.Id), stop);

        var contested = await Contested(session, [.. invoices.Where(i => i.IsContested).Select(i => i.Id)], stop);

        // What stands with documents that are not read stays out of it: an amount here is what is left and what stands between those read.
        var standingOf = standing.SelectMany(s => new[] { (Id: s.Credit, s.Amount), (Id: s.Invoice, s.Amount) }).ToLookup(s => s.Id, s => s.Amount);
        return new(
            [.. invoices.Select(i => (i.Customer, new SettledInvoice(i.Id, i.Number, i.Year, With(i.Left, standingOf[i.Id]), i.On, lettered.Groups.GetValueOrDefault(i.Id), lettered.Groups.ContainsKey(i.Id), i.DueOn, contested.GetValueOrDefault(i.Id))))],
            [.. credits.Select(c => new OpenCreditRow(c.Customer, c.Kind, c.Origin, new(
                c.Id, c.Number, With(c.Left, standingOf[c.Id]), c.On, c.Designated, c.Origin is Origin.Agency, reserved.GetValueOrDefault(c.Id), lettered.Groups.GetValueOrDefault(c.Id), lettered.Groups.ContainsKey(c.Id), c.Kept, c.Origin is Origin.Snapshot, c.Kind is CreditKind.CreditNote, c.IsUntouched)))],
            standing);
    }

    /// <summary>What stands between some credits and some invoices, in the order it was made.</summary>
    public static Task<List<Standing>> Between(Session session, Guid[] credits, Guid[] invoices, CancellationToken stop) => session.Read(
        """
        select a.credit, a.invoice, a.amount_cents, c.currency, a.basis from allocations a join credits c on c.id = a.credit
         where a.credit = any($1) and a.invoice = any($2) order by c.dated_on, c.number collate "C", a.position
        """,
        r => new Standing(r.GetGuid(0), r.GetGuid(1), Money.OfCents(r.GetInt64(2), r.GetString(3)), Words.Read<AllocationBasis>(r.GetString(4))), stop, credits, invoices);

    static StoredCredit Row(NpgsqlDataReader r) => new(
        r.GetGuid(0), r.GetGuid(1), Words.Read<CreditKind>(r.GetString(2)), Words.Read<Origin>(r.GetString(3)), r.GetString(4),
        Money.OfCents(r.GetInt64(5), r.GetString(6)), r.GetFieldValue<DateOnly>(7), JsonSerializer.Deserialize<Designations>(r.GetString(8), EventJson.Options)!,
        r.Text(9) is { } kept ? JsonSerializer.Deserialize<Deductions>(kept, EventJson.Options) : null, r.GetBoolean(10));

    // Each invoice that is contested, with all that its open disputes contest.
    static async Task<Dictionary<Guid, Money>> Contested(Session session, Guid[] invoices, CancellationToken stop) => invoices.Length == 0 ? [] : (await session.Read(
        "select d.invoice, sum(d.amount_cents)::bigint, i.currency from disputes d join invoices i on i.id = d.invoice where d.invoice = any($1) and d.outcome is null group by d.invoice, i.currency",
        r => (Invoice: r.GetGuid(0), Amount: r.Money(1, 2)), stop, (object)invoices)).ToDictionary(c => c.Invoice, c => c.Amount);

    // Money whose lettering group awaits an invoice of a later day is not spent on another until then, whoever moves the account.
    static async Task<Dictionary<Guid, Money>> Reserved(Session session, Guid[] customers, CancellationToken stop) => (await session.Read(
        """
        select credit.stream, sum(awaited.amount_cents)::bigint
          from import_items awaited
          join imports i on i.id = awaited.import and i.state in ('booking', 'completed')
          join import_items credit on credit.import = awaited.import and credit.customer = awaited.customer and credit.letter = awaited.letter
               and credit.account = awaited.account and credit.auxiliary is not distinct from awaited.auxiliary
         where awaited.customer = any($1) and awaited.state = 'staged' and awaited.letter is not null and awaited.kind in ('invoice', 'other_debit', 'opening_debit')
           and credit.state = 'booked' and credit.kind in ('credit_note', 'payment', 'opening_credit')
         group by credit.stream
        """, r => (Credit: r.GetGuid(0), Cents: r.GetInt64(1)), stop, customers)).ToDictionary(r => r.Credit, r => Money.OfCents(r.Cents));

    // Lettered documents and their neighbours: a guess that gives way frees the invoice on its other side.
    static async Task<Guid[]> Touched(Session session, Guid[] lettered, CancellationToken stop)
    {
        if (lettered.Length == 0) return [];
        var neighbours = await session.Read(
            "select invoice from allocations where credit = any($1) union select credit from allocations where invoice = any($1)", r => r.GetGuid(0), stop, lettered);
        return [.. lettered.Union(neighbours)];
    }

    static Money With(Money left, IEnumerable<Money> standing) => standing.Aggregate(left, (sum, amount) => sum + amount);
}
