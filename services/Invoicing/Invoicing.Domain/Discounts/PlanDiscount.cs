using System.Collections.Immutable;
using System.Diagnostics;
using Recouvrement.Invoicing.Domain.Erp;
using Recouvrement.Kernel.Amounts;
using Recouvrement.Kernel.Deciding;
using Recouvrement.Kernel.Identifiers;
using static Recouvrement.Kernel.Deciding.Decisions;

namespace Recouvrement.Invoicing.Domain.Discounts;

/// <summary>What is given up of one invoice.</summary>
/// <param name="Invoice">Number and year.</param>
/// <param name="Amount">Tax included.</param>
public sealed record DiscountLine(InvoiceName Invoice, Money Amount);

/// <summary>What Dunning tells of the discount of a plan. It may come late or again: the version of the case says what is newer.</summary>
public abstract record PlanDiscountCommand
{
    PlanDiscountCommand() { }

    /// <summary>The plan was kept.</summary>
    /// <param name="Plan">Its key.</param>
    /// <param name="Creditor">SIREN of the creditor entity.</param>
    /// <param name="Customer">The ERP's customer number.</param>
    /// <param name="Lines">Of each invoice.</param>
    /// <param name="Version">Of the dunning case.</param>
    /// <param name="On">Business date.</param>
    public sealed record Ask(Guid Plan, string Creditor, string Customer, ImmutableArray<DiscountLine> Lines, long Version, DateOnly On) : PlanDiscountCommand;

    /// <summary>What was given up is owed again.</summary>
    /// <param name="Plan">Its key.</param>
    /// <param name="Creditor">SIREN of the creditor entity.</param>
    /// <param name="Customer">The ERP's customer number.</param>
    /// <param name="Version">Of the dunning case.</param>
    /// <param name="On">Business date.</param>
    public sealed record CallOff(Guid Plan, string Creditor, string Customer, long Version, DateOnly On) : PlanDiscountCommand;
}

/// <summary>Facts of the discount of a plan.</summary>
public abstract record PlanDiscountEvent
{
    PlanDiscountEvent() { }

    /// <summary>The ERP is to issue a credit note (avoir).</summary>
    public sealed record CreditNoteAsked(Guid Plan, string Creditor, string Customer, ImmutableArray<DiscountLine> Lines, long Version, DateOnly On) : PlanDiscountEvent;

    /// <summary>It is not, or is to undo it: of these lines, none where nothing had been asked yet.</summary>
    public sealed record CreditNoteCalledOff(Guid Plan, string Creditor, string Customer, ImmutableArray<DiscountLine> Lines, long Version, DateOnly On) : PlanDiscountEvent;
}

/// <summary>The discount that a plan has earned, and its credit note as it is asked of the ERP.</summary>
/// <param name="Version">Of the dunning case, of what was heard last; 0 before anything was.</param>
/// <param name="Asked">What the ERP is asked to credit; none where nothing is, or no more.</param>
public sealed record PlanDiscount(long Version, ImmutableArray<DiscountLine> Asked) : IDecider<PlanDiscount, PlanDiscountCommand, PlanDiscountEvent>
{
    /// <inheritdoc/>
    public static PlanDiscount Initial => new(0, []);

    /// <summary>The stream of a plan's discount.</summary>
    public static Guid Of(Guid plan) => NameBasedId.Of($"plan_discount|{plan}");

    /// <inheritdoc/>
    public static Decision<PlanDiscountEvent> Decide(PlanDiscount discount, PlanDiscountCommand command) => command switch
    {
        PlanDiscountCommand.Ask ask     => discount.Asks(ask),
        PlanDiscountCommand.CallOff off => off.Version <= discount.Version ? Nothing : new PlanDiscountEvent.CreditNoteCalledOff(off.Plan, off.Creditor, off.Customer, discount.Asked, off.Version, off.On),
        _ => throw new UnreachableException(),
    };

    /// <inheritdoc/>
    public static PlanDiscount Evolve(PlanDiscount was, PlanDiscountEvent happened) => happened switch
    {
        PlanDiscountEvent.CreditNoteAsked e     => new(e.Version, e.Lines),
        PlanDiscountEvent.CreditNoteCalledOff e => new(e.Version, []),
        _ => throw new UnreachableException(),
    };

    // Earned anew before it was heard that it had been taken back: never two credit notes for one plan.
    Decision<PlanDiscountEvent> Asks(PlanDiscountCommand.Ask ask)
    {
        if (ask.Version <= Version) return Nothing;
        var asked = new PlanDiscountEvent.CreditNoteAsked(ask.Plan, ask.Creditor, ask.Customer, ask.Lines, ask.Version, ask.On);
        return Asked.IsEmpty ? asked : Accept<PlanDiscountEvent>(new PlanDiscountEvent.CreditNoteCalledOff(ask.Plan, ask.Creditor, ask.Customer, Asked, ask.Version, ask.On), asked);
    }
}
