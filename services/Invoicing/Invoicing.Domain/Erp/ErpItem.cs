using System.Diagnostics;
using Recouvrement.Kernel.Deciding;
using Recouvrement.Kernel.Identifiers;
using static Recouvrement.Kernel.Deciding.Decisions;

namespace Recouvrement.Invoicing.Domain.Erp;

/// <summary>Orders to an item of the feed.</summary>
public abstract record ErpItemCommand
{
    ErpItemCommand() { }

    /// <summary>The ERP has done what the item asks.</summary>
    /// <param name="Creditor">SIREN of the creditor entity.</param>
    /// <param name="Reference">The ERP's own, such as the number of its entry.</param>
    /// <param name="On">Today.</param>
    public sealed record Acknowledge(string Creditor, string Reference, DateOnly On) : ErpItemCommand;
}

/// <summary>Facts of an item of the feed. That it is there follows from the fact it was made of.</summary>
public abstract record ErpItemEvent
{
    ErpItemEvent() { }

    /// <summary>The ERP has done what the item asks.</summary>
    public sealed record ErpItemAcknowledged(string Creditor, string Reference, DateOnly On) : ErpItemEvent;
}

/// <summary>Something that the ERP is asked to post or to do, once.</summary>
/// <param name="Reference">The ERP's own; null until it has acknowledged.</param>
/// <param name="On">Day on which it did.</param>
public sealed record ErpItem(string? Reference, DateOnly? On) : IDecider<ErpItem, ErpItemCommand, ErpItemEvent>
{
    /// <inheritdoc/>
    public static ErpItem Initial => new(null, null);

    /// <summary>The item that a fact makes: the same fact makes the same item, however often the log is read.</summary>
    /// <param name="stream">Where it happened.</param>
    /// <param name="version">Which fact of the stream.</param>
    /// <param name="kind">As it is stored: a fact makes one of each kind at most.</param>
    public static Guid IdOf(Guid stream, long version, string kind) =>
        NameBasedId.Of(string.Create(System.Globalization.CultureInfo.InvariantCulture, $"erp_item|{stream}|{version}|{kind}"));

    /// <inheritdoc/>
    public static Decision<ErpItemEvent> Decide(ErpItem item, ErpItemCommand command) => command switch
    {
        ErpItemCommand.Acknowledge told => item.IsAcknowledged(told),
        _ => throw new UnreachableException(),
    };

    /// <inheritdoc/>
    public static ErpItem Evolve(ErpItem was, ErpItemEvent happened) => happened switch
    {
        ErpItemEvent.ErpItemAcknowledged e => was with { Reference = e.Reference, On = e.On },
        _ => throw new UnreachableException(),
    };

    Decision<ErpItemEvent> IsAcknowledged(ErpItemCommand.Acknowledge told) => Reference switch
    {
        null                                   => new ErpItemEvent.ErpItemAcknowledged(told.Creditor, told.Reference, told.On),
        var known when known == told.Reference => Nothing,
        var known                              => Refuse("acknowledged_otherwise", $"It was acknowledged as {known}: posted twice?"),
    };
}
