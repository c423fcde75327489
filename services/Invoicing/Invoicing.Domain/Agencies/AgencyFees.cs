using System.Diagnostics;
using Recouvrement.Kernel.Amounts;
using Recouvrement.Kernel.Deciding;
using static Recouvrement.Kernel.Deciding.Decisions;

namespace Recouvrement.Invoicing.Domain.Agencies;

/// <summary>What a collection agency has invoiced to an entity (honoraires): the entity's cost, and never a debtor's.</summary>
/// <param name="Creditor">SIREN of the entity.</param>
/// <param name="Agency">Name in the register of agencies.</param>
/// <param name="Reference">The agency's own number.</param>
/// <param name="Net">Without tax.</param>
/// <param name="Vat">Its tax.</param>
/// <param name="Netted">Of both, what the agency has kept back of the money it collected.</param>
/// <param name="InvoicedOn">Its date.</param>
public sealed record AgencyFeeInvoice(string Creditor, string Agency, string Reference, Money Net, Money Vat, Money Netted, DateOnly InvoicedOn);

/// <summary>Orders to the fees of an agency.</summary>
public abstract record AgencyFeesCommand
{
    AgencyFeesCommand() { }

    /// <summary>Litigation tells of an invoice.</summary>
    /// <param name="Invoice">What stands on it.</param>
    /// <param name="On">Business date.</param>
    public sealed record Enter(AgencyFeeInvoice Invoice, DateOnly On) : AgencyFeesCommand;
}

/// <summary>Facts of the fees of an agency.</summary>
public abstract record AgencyFeesEvent
{
    AgencyFeesEvent() { }

    /// <summary>An agency has invoiced fees to an entity.</summary>
    public sealed record AgencyFeesEntered(AgencyFeeInvoice Invoice, DateOnly On) : AgencyFeesEvent;
}

/// <summary>One invoice of an agency. Told again it adds nothing: an invoice is not changed.</summary>
/// <param name="Invoice">Null until it is told.</param>
public sealed record AgencyFees(AgencyFeeInvoice? Invoice) : IDecider<AgencyFees, AgencyFeesCommand, AgencyFeesEvent>
{
    /// <inheritdoc/>
    public static AgencyFees Initial { get; } = new((AgencyFeeInvoice?)null);

    /// <inheritdoc/>
    public static Decision<AgencyFeesEvent> Decide(AgencyFees fees, AgencyFeesCommand command) => command switch
    {
        AgencyFeesCommand.Enter enter when fees.Invoice is null => new AgencyFeesEvent.AgencyFeesEntered(enter.Invoice, enter.On),
        AgencyFeesCommand.Enter                                 => Nothing,
        _ => throw new UnreachableException(),
    };

    /// <inheritdoc/>
    public static AgencyFees Evolve(AgencyFees was, AgencyFeesEvent happened) => happened switch
    {
        AgencyFeesEvent.AgencyFeesEntered e => new(e.Invoice),
        _ => throw new UnreachableException(),
    };
}
