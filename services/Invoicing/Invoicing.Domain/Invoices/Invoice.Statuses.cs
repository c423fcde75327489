using System.Collections.Immutable;
using Recouvrement.Invoicing.Domain.Accounts;
using Recouvrement.Kernel.Amounts;
using Recouvrement.Kernel.Deciding;
using static Recouvrement.Kernel.Deciding.Decisions;

namespace Recouvrement.Invoicing.Domain.Invoices;

public sealed partial record Invoice
{
    const int PaymentUnderWayDays = 5;
    const string Suspended = "einvoice:208", Announced = "einvoice:211", Payee = "einvoice:payee";

    static readonly ImmutableDictionary<int, HoldReason> Stops = new Dictionary<int, HoldReason>
    {
        [210] = HoldReason.EInvoiceRefused, [213] = HoldReason.EInvoiceRejected, [220] = HoldReason.EInvoiceCancelled, [221] = HoldReason.RoutingError,
    }.ToImmutableDictionary();

    /// <summary>What platforms reported, in the order it came.</summary>
    public ImmutableList<EInvoiceStatus> Statuses { get; init; } = [];

    // The latest word counts: one that comes late is kept as history and moves nothing. None of them alters the due date.
    Decision<InvoiceEvent> Hears(EInvoiceStatus status)
    {
        if (Statuses.Exists(s => s.Repeats(status))) return Nothing;
        if (status.Amounts.All.Any(a => !a.IsZero && a.Currency != Content!.Amount.Currency))
            return Refuse("currency_differs", $"Invoice {Document!.Number} is in {Content!.Amount.Currency}; the amounts of the status are not.");
        var effects = Statuses.Exists(s => s.On > status.On) ? [] : Effects(status);
        return Accept<InvoiceEvent>([new InvoiceEvent.EInvoiceStatusReceived(Document!, status), .. effects]);
    }

    IEnumerable<InvoiceEvent> Effects(EInvoiceStatus status) => status.Code switch
    {
        >= 200 and <= 205             => Resumes(),
        206                           => [.. Resumes(), .. Contested(status)],
        207                           => Contested(status),
        208                           => Holding(Suspended, HoldReason.EInvoiceSuspended, null),
        209                           => Lifting(Suspended),
        210 or 213 or 220 or 221      => Holding($"einvoice:{status.Code}", Stops[status.Code], null),
        211                           => Holding(Announced, HoldReason.PaymentAnnounced, status.On.AddDays(PaymentUnderWayDays)),
        225 or 226 when IsOldNews(status) => [],
        225 or 226 or 227             => Holding(Payee, HoldReason.PayeeChanged, null),
        _                             => [],
    };

    // It is on its way again: what had stopped it is over.
    IEnumerable<InvoiceEvent> Resumes() => Stops.Keys.Order().SelectMany(code => Lifting($"einvoice:{code}"));

    IEnumerable<InvoiceEvent> Holding(string hold, HoldReason reason, DateOnly? until) => IsHeld(new(hold, reason, until)).Facts;

    IEnumerable<InvoiceEvent> Lifting(string hold) => Holds.ContainsKey(hold) ? Lifts(new(hold)).Facts : [];

    // A second word on a dispute that is still open changes it; after it has ended there is a new one.
    IEnumerable<InvoiceEvent> Contested(EInvoiceStatus status)
    {
        var amount = Money.Min(status.Amounts.Contested(Content!.Asked) ?? Content.Amount, Content.Amount);
        var kind = $"einvoice:{status.Code}:";
        var open = Disputes.Where(d => d.Key.StartsWith(kind, StringComparison.Ordinal) && d.Value.Outcome is DisputeOutcome.None).Select(d => d.Key).Order(StringComparer.Ordinal).FirstOrDefault();
        return amount.IsPositive ? IsContested(new(open ?? $"{kind}{status.On:yyyy-MM-dd}", status.Reasons.Dispute, amount)).Facts : [];
    }
}

public abstract partial record InvoiceCommand
{
    /// <summary>A platform reports a status of the electronic invoice.</summary>
    /// <param name="Status">Which.</param>
    public sealed record RecordStatus(EInvoiceStatus Status) : InvoiceCommand;
}

public abstract partial record InvoiceEvent
{
    /// <summary>A platform reported a status of the electronic invoice (statut du cycle de vie).</summary>
    public sealed record EInvoiceStatusReceived(AccountDocument Document, EInvoiceStatus Status) : InvoiceEvent;
}
