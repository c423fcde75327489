using Recouvrement.Kernel.Limitation;

namespace Recouvrement.Kernel.Procedure;

/// <summary>The law of one payment order (injonction de payer, CPC 1405 to 1425): the day of the order selects it, not that of the request or the service (rule R6.1).</summary>
/// <param name="Service">To serve the order; it is without effect (non avenue) otherwise (1411).</param>
/// <param name="Opposition">For the debtor to oppose it (1416).</param>
/// <param name="Formula">To ask for the order to be made enforceable, where it does not leave the registry so (1423 before 2022-03-01); null elsewhere.</param>
/// <param name="Enforcement">To wait with enforcement, from the service (1422 since 2026-09-01); null where the end of the opposition is enough.</param>
/// <param name="OppositionNotice">For the registry to notify an opposition (1415 since 2026-09-01); null where it does not.</param>
public sealed record PaymentOrderRegime(TimeLimit Service, TimeLimit Opposition, TimeLimit? Formula, TimeLimit? Enforcement, TimeLimit? OppositionNotice)
{
    /// <summary>The creditor produces the act of service at the hearing (1418): it came with the notices of the registry, by the same decree 2026-96.</summary>
    public bool ServiceIsProvenAtHearing => OppositionNotice is not null;

    /// <summary>The law of an order; null where the table does not reach its day.</summary>
    public static PaymentOrderRegime? Of(DateOnly orderedOn, TimeLimits limits) =>
        limits.Find(LimitKind.PaymentOrderService, orderedOn) is { } service && limits.Find(LimitKind.PaymentOrderOpposition, orderedOn) is { } opposition
            ? new(service, opposition, limits.Find(LimitKind.PaymentOrderFormula, orderedOn), limits.Find(LimitKind.PaymentOrderEnforcement, orderedOn), limits.Find(LimitKind.PaymentOrderOppositionNotice, orderedOn))
            : null;
}
