using Recouvrement.Kernel.Limitation;

namespace Recouvrement.Dunning.Domain.Cases;

/// <summary>Limits of time: what interrupts them, and what was said as they came near.</summary>
public abstract partial record DunningEvent
{
    /// <summary>An act interrupts the limitation period of an invoice (interruption de la prescription); a person recorded it.</summary>
    /// <param name="Invoice">Stream id of the invoice.</param>
    /// <param name="Number">The ERP's own number.</param>
    /// <param name="Interruption">Its key: invoice, kind, day and proof.</param>
    /// <param name="Kind">What it was.</param>
    /// <param name="ActOn">When it was done.</param>
    /// <param name="Proof">Reference of the paper that proves it; no personal data.</param>
    /// <param name="By">Who recorded it.</param>
    /// <param name="On">Business date.</param>
    public sealed record LimitationInterrupted(Guid Invoice, string Number, Guid Interruption, InterruptionKind Kind, DateOnly ActOn, string Proof, string By, DateOnly On) : DunningEvent;

    /// <summary>What interrupted the limitation period has ended, so that it begins anew; or it never had that effect (C. civ. 2242, 2243).</summary>
    /// <param name="Invoice">Stream id of the invoice.</param>
    /// <param name="Number">The ERP's own number.</param>
    /// <param name="Interruption">Its key.</param>
    /// <param name="EndedOn">Since when.</param>
    /// <param name="IsVoid">Withdrawn, lapsed or rejected: it has interrupted nothing.</param>
    /// <param name="By">Who recorded it.</param>
    /// <param name="On">Business date.</param>
    public sealed record InterruptionEnded(Guid Invoice, string Number, Guid Interruption, DateOnly EndedOn, bool IsVoid, string By, DateOnly On) : DunningEvent;

    /// <summary>
    /// A declared claim was decided on (décision d'admission ou de rejet, L624-2): one that was turned down has interrupted nothing (C. civ. 2243), one that is admitted after all, on appeal (L624-3) or
    /// because the decision was recorded wrongly, has interrupted again from its declaration on.
    /// </summary>
    /// <param name="Invoice">Stream id of the invoice.</param>
    /// <param name="Number">The ERP's own number.</param>
    /// <param name="Interruption">Key of the declaration.</param>
    /// <param name="DecidedOn">Day of the decision.</param>
    /// <param name="IsAdmitted">For any amount; false where it was turned down.</param>
    /// <param name="By">Who recorded it.</param>
    /// <param name="On">Business date.</param>
    public sealed record DeclarationDecided(Guid Invoice, string Number, Guid Interruption, DateOnly DecidedOn, bool IsAdmitted, string By, DateOnly On) : DunningEvent;

    /// <summary>The last safe day of an invoice is near.</summary>
    /// <param name="Invoice">Stream id of the invoice.</param>
    /// <param name="Number">The ERP's own number.</param>
    /// <param name="Days">The threshold.</param>
    /// <param name="LastDay">The last safe day.</param>
    /// <param name="On">Business date.</param>
    public sealed record LimitationAlertRaised(Guid Invoice, string Number, int Days, DateOnly LastDay, DateOnly On) : DunningEvent;

    /// <summary>The last day to declare the frozen claims in insolvency proceedings is near.</summary>
    /// <param name="JudgmentOn">Day of the opening judgment.</param>
    /// <param name="Days">The threshold.</param>
    /// <param name="DeclareBy">The last day.</param>
    /// <param name="On">Business date.</param>
    public sealed record DeclarationAlertRaised(DateOnly JudgmentOn, int Days, DateOnly DeclareBy, DateOnly On) : DunningEvent;
}
