using System.Collections.Immutable;

namespace Recouvrement.Dunning.Domain.Sales;

/// <summary>Why sales objects to a threat. A fixed list: free text would bring personal data into the events.</summary>
public enum ObjectionReason
{
    /// <summary>Not said.</summary>
    Unknown,

    /// <summary>A deal is being negotiated.</summary>
    NegotiationUnderWay,

    /// <summary>Something was not delivered as it should have been.</summary>
    DeliveryProblem,

    /// <summary>Sales is about to see the customer.</summary>
    KeyAccountVisit,

    /// <summary>Sales knows that the payment is coming.</summary>
    PaymentSeenComing,

    /// <summary>Another reason.</summary>
    Other,
}

/// <summary>An objection of sales to threats: the formal notice, a hand-over, any step that threatens. Reminders and calls go on. It always ends, and two in one episode are the most.</summary>
/// <param name="Id">Its key.</param>
/// <param name="Episode">Of the case.</param>
/// <param name="Reason">Why.</param>
/// <param name="Step">Only this threat; null: any.</param>
/// <param name="Invoices">Stream ids; none: the whole case.</param>
/// <param name="Until">Last day.</param>
/// <param name="SalesPerson">The debtor's sales person then; null where it had none.</param>
/// <param name="By">Who entered it.</param>
/// <param name="On">Business date.</param>
public sealed record SalesObjection(Guid Id, int Episode, ObjectionReason Reason, string? Step, ImmutableArray<Guid> Invoices, DateOnly Until, string? SalesPerson, string By, DateOnly On)
{
    /// <summary>Days ahead an objection may last.</summary>
    public const int MostDays = 30;

    /// <summary>Objections in one episode, lifted ones among them: after that somebody must decide.</summary>
    public const int MostPerEpisode = 2;

    /// <summary>Day on which a manager lifted it.</summary>
    public DateOnly? LiftedOn { get; init; }

    /// <summary>Who lifted it.</summary>
    public string? LiftedBy { get; init; }

    /// <summary>It holds on a day.</summary>
    public bool IsOn(DateOnly on) => LiftedOn is null && on <= Until;

    /// <summary>It is about a threat to an invoice.</summary>
    public bool IsAgainst(string step, Guid invoice) => (Step is null || Step == step) && (Invoices.IsEmpty || Invoices.Contains(invoice));
}
