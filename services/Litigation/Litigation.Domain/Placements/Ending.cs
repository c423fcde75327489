namespace Recouvrement.Litigation.Domain.Placements;

/// <summary>Why an agency does not take claims on.</summary>
public enum AgencyRefusal
{
    /// <summary>Not said.</summary>
    None,

    /// <summary>It acts for the debtor, or belongs to its group.</summary>
    ConflictOfInterest,

    /// <summary>It has no room for more.</summary>
    NoCapacity,

    /// <summary>The debtor is where it does not work.</summary>
    OutsideZone,

    /// <summary>The amounts are not worth its work.</summary>
    AmountTooLow,

    /// <summary>The papers do not carry the claims.</summary>
    DocumentsMissing,

    /// <summary>It knows the debtor and expects nothing.</summary>
    DebtorHopeless,

    /// <summary>Something else, said in words.</summary>
    Other,
}

/// <summary>How an agency closes a placement: one of these and no other.</summary>
public enum ClosureCode
{
    /// <summary>Not said.</summary>
    None,

    /// <summary>All that was owed came in.</summary>
    Paid,

    /// <summary>A part came in, and no more will.</summary>
    PartlyPaidRestIrrecoverable,

    /// <summary>The debtor is in insolvency proceedings, or has nothing.</summary>
    Insolvent,

    /// <summary>The debtor is not to be found.</summary>
    Untraceable,

    /// <summary>The debtor contests the claims.</summary>
    Disputed,

    /// <summary>The claims may be beyond their limitation: for a person to look at, never a conclusion.</summary>
    TimeBarredSuspected,

    /// <summary>Going on would cost more than it brings.</summary>
    Uneconomic,

    /// <summary>The creditor did not agree to what was left to do.</summary>
    RefusedByCreditor,
}
