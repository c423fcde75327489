using System.Globalization;
using Npgsql;
using Recouvrement.Invoicing.Accounts;
using Recouvrement.Invoicing.Domain.Accounts;
using Recouvrement.Invoicing.Domain.Creditors;
using Recouvrement.Invoicing.Domain.Invoices;
using Recouvrement.Kernel.Amounts;
using Recouvrement.Kernel.Calendars;
using Recouvrement.Platform.EventLog;
using Recouvrement.Platform.EventStore;
using Recouvrement.Platform.Hosting;
using Recouvrement.Platform.Time;

namespace Recouvrement.Invoicing.Losses;

/// <summary>Up to which difference (écart de règlement) nobody is asked for the rest of an invoice.</summary>
/// <param name="UpToCents">In euros; 0, the default, asks for every cent. Holds for payments from now on.</param>
/// <param name="KeepUpToCents">
/// What a customer paid too much is taken as a small gain up to this; 0, the default, leaves every cent on the account, and absent leaves the setting as it is. Holds for payments from now on.
/// </param>
public sealed record SmallDifferencesAsked(long UpToCents, long? KeepUpToCents = null);

/// <summary>What payments leave over by mistake is written off with them, and owed again when they go.</summary>
static class SmallDifferences
{
    /// <summary>References of the losses that are written off here.</summary>
    public const string Prefix = "small-difference-";

    /// <summary>An entity may set no more.</summary>
    public const long MostCents = 5_000;

    public static void MapSmallDifferences(this IEndpointRouteBuilder routes) =>
        routes.MapPut("/creditors/{siren}/small-differences", Put).RequireRole(Roles.Manager, Roles.Erp).WithTags("losses")
            .WithSummary("Sets up to which difference the rest of a paid invoice is written off, and up to which what was paid too much is kept").TakesCommand();

    static async Task<IResult> Put(string siren, SmallDifferencesAsked asked, Books books, NpgsqlDataSource database, LogSignal signal, BusinessClock clock, HttpContext http, CancellationToken stop)
    {
        var inspection = new Inspection();
        var entity = inspection.Siren(siren);
        if (asked.UpToCents is < 0 or > MostCents) inspection.Wrong("upToCents", string.Create(CultureInfo.InvariantCulture, $"It is from 0 to {MostCents} cents."));
        if (asked.KeepUpToCents is < 0 or > MostCents) inspection.Wrong("keepUpToCents", string.Create(CultureInfo.InvariantCulture, $"It is from 0 to {MostCents} cents."));
        if (inspection.Problem is { } problem) return problem;
        List<CreditorCommand> orders = [new CreditorCommand.SetSmallDifference(Money.OfCents(asked.UpToCents))];
        if (asked.KeepUpToCents is { } kept) orders.Add(new CreditorCommand.SetKeptRemainder(Money.OfCents(kept)));
        return await UnitOfWork.Run(database, signal, async session =>
            Answer.From((await books.Creditors.HandleMany(session, orders.ConvertAll(order => (BusinessKey.OfCreditor(entity), order)), http.EventContext(clock), stop))[^1]), stop);
    }

    /// <summary>Whether what was written off as a small difference is owed again by what has just happened to an invoice.</summary>
    public static bool CameBack(Outcome<Invoice, InvoiceEvent> outcome) => outcome.Decision.Facts.Any(fact => fact is InvoiceEvent.WriteOffTakenBack { Kind: WriteOffKind.SmallDifference });

    /// <summary>The invoices whose small differences came back.</summary>
    public static IEnumerable<Guid> Reopened(IReadOnlyList<Guid> invoices, IReadOnlyList<Outcome<Invoice, InvoiceEvent>> outcomes) =>
        outcomes.Select((o, i) => (Outcome: o, Invoice: invoices[i])).Where(o => CameBack(o.Outcome)).Select(o => o.Invoice).Distinct();

    /// <summary>Writes off what payments have just left over of invoices, as far as their entities have said so. Judged is what they owe now, whatever moved them last.</summary>
    /// <param name="books">All that is recorded.</param>
    /// <param name="session">The transaction that settles the accounts.</param>
    /// <param name="settled">The invoices.</param>
    /// <param name="context">Who, when, why.</param>
    /// <param name="stop">Cancels.</param>
    public static async Task WriteOff(Books books, Session session, IReadOnlyCollection<Guid> settled, EventContext context, CancellationToken stop)
    {
        if (settled.Count == 0) return;
        var small = await session.Read(
            """
            select i.id from invoices i join creditors c on c.siren = i.creditor
             where i.id = any($1) and i.currency = 'EUR' and i.open_disputes = 0 and i.outstanding_cents between 1 and c.small_difference_cents order by i.id
            """, r => r.GetGuid(0), stop, (object)settled.ToArray());
        var day = ParisTime.DateOf(context.HappenedAt);
        var orders = new List<(Guid, InvoiceCommand)>();
        foreach (var id in small)
            if (await books.Invoices.Load(session, id, stop) is { State: { Losses.IsDoubtful: false } invoice, Version: var version } && IsLeftOver(invoice, day))
                orders.Add((id, new InvoiceCommand.WriteOff(string.Create(CultureInfo.InvariantCulture, $"{Prefix}{version}"), WriteOffKind.SmallDifference, invoice.Outstanding, day)));
        await books.Invoices.Apply(session, orders, context, stop);
    }

    // Somebody meant to pay it and missed a little: an invoice of which less was paid than is left, or a part that nobody has begun to pay, is no mistake.
    static bool IsLeftOver(Invoice invoice, DateOnly day) =>
        invoice.Content!.IssuedOn <= day && invoice.Content.Asked - invoice.Outstanding > invoice.Outstanding && invoice.Content.Instalments?.Open(invoice.Outstanding).All(p => p.Open < p.Part.Amount) is not false;
}
