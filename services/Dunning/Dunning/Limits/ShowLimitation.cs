using Npgsql;
using Recouvrement.Dunning.Domain.Limits;
using Recouvrement.Kernel.Limitation;
using Recouvrement.Platform.EventStore;
using Recouvrement.Platform.Hosting;
using Recouvrement.Platform.Messaging;

namespace Recouvrement.Dunning.Limits;

/// <summary>An act that interrupted the limitation period.</summary>
/// <param name="Interruption">Its id.</param>
/// <param name="Kind">What it was.</param>
/// <param name="On">When it was done.</param>
/// <param name="EndedOn">Day on which a lasting effect ended; null while it lasts, or has none.</param>
/// <param name="Void">It has interrupted nothing.</param>
public sealed record InterruptionOfInvoice(Guid Interruption, string Kind, DateOnly On, DateOnly? EndedOn, bool Void);

/// <summary>The limitation of an invoice. It shows the text and the days and concludes nothing.</summary>
/// <param name="Invoice">Stream id.</param>
/// <param name="Number">The ERP's own.</param>
/// <param name="DeliveredOn">Day of delivery or performance; null where no source said.</param>
/// <param name="IssuedOn">Date of issue.</param>
/// <param name="DueOn">Due date of the oldest part that is open.</param>
/// <param name="Period"><c>commercial</c>, <c>consumer</c> or <c>public_body</c>; null where no period is known: no kind of debtor, an opening entry, or older law.</param>
/// <param name="Source">The text that sets it.</param>
/// <param name="SafeOn">The last safe day, from the earlier of delivery and issue; null while the period stands still, or none is known.</param>
/// <param name="PossibleOn">The last day that can be argued: from the due date, with part payments as acknowledgements.</param>
/// <param name="Interruptions">In the order of their days.</param>
public sealed record LimitationOfInvoice(
    Guid Invoice, string Number, DateOnly? DeliveredOn, DateOnly IssuedOn, DateOnly DueOn, string? Period, string? Source, DateOnly? SafeOn, DateOnly? PossibleOn,
    IReadOnlyList<InterruptionOfInvoice> Interruptions);

/// <summary>What the last days of an invoice come from, read from the stream of its case.</summary>
static class ShowLimitation
{
    public static async Task<IResult> Show(Guid id, Guid invoice, NpgsqlDataSource database, CaseStreams cases, CancellationToken stop)
    {
        await using var session = await Session.Open(database, stop);
        var (dunning, _) = await cases.Load(session, id, stop);
        if (dunning.Invoices.GetValueOrDefault(invoice) is not { Terms: { } terms } known) return Problems.NotFound("invoice in this case");
        var dates = InvoiceLimits.Of(known, dunning, TimeLimits.Shipped);
        return TypedResults.Ok(new LimitationOfInvoice(
            known.Id, terms.Number, terms.DeliveredOn, terms.IssuedOn, known.DueOn, dates is null ? null : Spelling.Of(dates.Period.Kind), dates?.Period.Source, dates?.SafeOn, dates?.PossibleOn,
            [.. known.Interruptions.OrderBy(i => i.Value.On).ThenBy(i => i.Key).Select(i => new InterruptionOfInvoice(i.Key, Spelling.Of(i.Value.Kind), i.Value.On, i.Value.EndedOn ?? i.Value.TurnedDownOn, i.Value.IsVoid || i.Value.TurnedDownOn is not null))]));
    }
}
