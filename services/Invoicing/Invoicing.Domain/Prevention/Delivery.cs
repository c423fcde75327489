using System.Diagnostics;
using Recouvrement.Invoicing.Domain.Accounts;
using Recouvrement.Invoicing.Domain.Customers;
using Recouvrement.Kernel.Amounts;
using Recouvrement.Kernel.Deciding;
using static Recouvrement.Kernel.Deciding.Decisions;

namespace Recouvrement.Invoicing.Domain.Prevention;

/// <summary>What the ERP says of a delivery.</summary>
/// <param name="Order">The ERP's number of its order, where there is one.</param>
/// <param name="DeliveredOn">When.</param>
/// <param name="Amount">Including tax, where known.</param>
/// <param name="SignedBy">SHA-256 of who signed; the name lies where it can be erased.</param>
public sealed record DeliveryContent(string? Order, DateOnly DeliveredOn, Money? Amount, string? SignedBy);

/// <summary>Orders to a delivery.</summary>
public abstract record DeliveryCommand
{
    DeliveryCommand() { }

    /// <summary>Records it, or corrects it.</summary>
    public sealed record Record(AccountDocument Document, DeliveryContent Content) : DeliveryCommand;

    /// <summary>Forgets who signed it.</summary>
    /// <param name="Ground">Why.</param>
    /// <param name="OpenClaims">Invoices of it that are not settled, or that it is still to be invoiced.</param>
    public sealed record EraseSigner(ErasureGround Ground, int OpenClaims) : DeliveryCommand;
}

/// <summary>Facts of a delivery.</summary>
public abstract record DeliveryEvent
{
    DeliveryEvent() { }

    /// <summary>Goods or works were delivered.</summary>
    public sealed record DeliveryMade(AccountDocument Document, DeliveryContent Content) : DeliveryEvent;

    /// <summary>The source corrected it; all of it after the change.</summary>
    public sealed record DeliveryCorrected(AccountDocument Document, DeliveryContent Content) : DeliveryEvent;

    /// <summary>Who signed it was forgotten; that it was delivered stays.</summary>
    public sealed record DeliverySignerErased(AccountDocument Document, ErasureGround Ground) : DeliveryEvent;
}

/// <summary>A delivery (livraison), of goods or of works.</summary>
/// <param name="Document">Whose; null until it is recorded.</param>
/// <param name="Content">What the ERP says.</param>
public sealed record Delivery(AccountDocument? Document, DeliveryContent? Content) : IDecider<Delivery, DeliveryCommand, DeliveryEvent>
{
    /// <inheritdoc/>
    public static Delivery Initial => new(null, null);

    /// <inheritdoc/>
    public static Decision<DeliveryEvent> Decide(Delivery delivery, DeliveryCommand command) => command switch
    {
        DeliveryCommand.Record record when delivery.Document is null => new DeliveryEvent.DeliveryMade(record.Document, record.Content),
        DeliveryCommand.Record record when !delivery.Document!.IsOfSameAccount(record.Document) => Refuse("account_differs", $"Delivery {delivery.Document.Number} is of customer {delivery.Document.Customer}."),
        DeliveryCommand.Record record when delivery.Content == record.Content => Nothing,
        DeliveryCommand.Record record => new DeliveryEvent.DeliveryCorrected(delivery.Document!, record.Content),
        DeliveryCommand.EraseSigner when delivery.Document is null => Refuse("delivery_unknown", "There is no such delivery."),
        DeliveryCommand.EraseSigner when delivery.Content!.SignedBy is null => Nothing,
        DeliveryCommand.EraseSigner { OpenClaims: > 0, Ground: not ErasureGround.WrongPerson } => Refuse("claim_open", "An open claim rests on this delivery: who signed it can be erased when it is settled."),
        DeliveryCommand.EraseSigner erase => new DeliveryEvent.DeliverySignerErased(delivery.Document, erase.Ground),
        _ => throw new UnreachableException(),
    };

    /// <inheritdoc/>
    public static Delivery Evolve(Delivery was, DeliveryEvent happened) => happened switch
    {
        DeliveryEvent.DeliveryMade e      => new(e.Document, e.Content),
        DeliveryEvent.DeliveryCorrected e => new(was.Document ?? e.Document, e.Content),
        DeliveryEvent.DeliverySignerErased => was with { Content = was.Content is null ? null : was.Content with { SignedBy = null } },
        _ => throw new UnreachableException(),
    };
}
