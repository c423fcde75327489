namespace Recouvrement.Litigation.Domain.Court;

/// <summary>A dated mark on a proceeding: what the timetable is computed from.</summary>
public enum CourtMark
{
    /// <summary>Not said.</summary>
    None,

    /// <summary>The request for a payment order went out.</summary>
    Requested,

    /// <summary>The fee of the request was called.</summary>
    FeeCalled,

    /// <summary>It was deposited.</summary>
    FeeDeposited,

    /// <summary>Day of the order.</summary>
    Granted,

    /// <summary>The order was served.</summary>
    Served,

    /// <summary>An act reached the debtor in person, or seized what is his: his opposition runs from it (CPC 1416).</summary>
    Reached,

    /// <summary>The debtor opposed.</summary>
    Opposed,

    /// <summary>The creditor heard of it.</summary>
    OppositionHeard,

    /// <summary>The fee after the opposition was called.</summary>
    OppositionFeeCalled,

    /// <summary>It was deposited.</summary>
    OppositionFeeDeposited,

    /// <summary>A lawyer was named.</summary>
    LawyerNamed,

    /// <summary>Day of the hearing.</summary>
    HearingFixed,

    /// <summary>The act of service was produced.</summary>
    ServiceProven,

    /// <summary>The enforceable form was asked for.</summary>
    FormulaRequested,

    /// <summary>Another procedure was lodged.</summary>
    Lodged,

    /// <summary>An order to pay, or a summons, was served.</summary>
    CommandServed,

    /// <summary>The debtor contested.</summary>
    Contested,

    /// <summary>The debtor agreed.</summary>
    Agreed,

    /// <summary>Nothing was contested, by the officer's record.</summary>
    NonContestationRecorded,

    /// <summary>That record became enforceable.</summary>
    MadeEnforceable,

    /// <summary>The decision was served.</summary>
    DecisionServed,

    /// <summary>First protective attachment.</summary>
    Attached,

    /// <summary>There is a title.</summary>
    Title,
}

/// <summary>How far a proceeding has come.</summary>
public enum CourtStage
{
    /// <summary>Nothing was proposed.</summary>
    NotProposed,

    /// <summary>Waits for a second person.</summary>
    Proposed,

    /// <summary>Goes on.</summary>
    Live,

    /// <summary>A second person did not agree.</summary>
    Declined,

    /// <summary>Over.</summary>
    Ended,
}
