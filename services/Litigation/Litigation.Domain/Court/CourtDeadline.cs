using Recouvrement.Kernel.Procedure;

namespace Recouvrement.Litigation.Domain.Court;

/// <summary>What must be done by a day.</summary>
public enum DeadlineKind
{
    /// <summary>Not said.</summary>
    None,

    /// <summary>Deposit the fee of the request.</summary>
    DepositFee,

    /// <summary>Serve the order.</summary>
    ServeOrder,

    /// <summary>The debtor may oppose the order.</summary>
    Opposition,

    /// <summary>Ask for the enforceable form.</summary>
    RequestFormula,

    /// <summary>Deposit the fee after the opposition.</summary>
    DepositOppositionFee,

    /// <summary>Name a lawyer after the opposition.</summary>
    NameLawyer,

    /// <summary>Produce the act of service at the hearing.</summary>
    ProveService,

    /// <summary>Bring the action that a protective attachment asks for.</summary>
    BringAction,

    /// <summary>The debtor may agree to the small-claims procedure.</summary>
    Agreement,

    /// <summary>The debtor may pay or contest an uncontested claim.</summary>
    Contestation,

    /// <summary>Serve the enforceable record of an uncontested claim.</summary>
    ServeRecord,

    /// <summary>Serve the summons.</summary>
    ServeSummons,

    /// <summary>File the summons at the court.</summary>
    FileSummons,

    /// <summary>Enforce the title before it is time-barred.</summary>
    EnforceTitle,
}

/// <summary>Who must act by a day.</summary>
public enum DeadlineParty
{
    /// <summary>Not said.</summary>
    None,

    /// <summary>The creditor.</summary>
    Creditor,

    /// <summary>The debtor.</summary>
    Debtor,
}

/// <summary>A day of the timetable. It shows the text and the sum and concludes nothing.</summary>
/// <param name="What">Must or may be done.</param>
/// <param name="Whose">Who must or may.</param>
/// <param name="Days">Its two last days; null while nothing has made them begin: an order that was not served in person stays open to opposition.</param>
/// <param name="Source">The text.</param>
/// <param name="Lapses">The proceeding may come to nothing otherwise.</param>
public sealed record CourtDeadline(DeadlineKind What, DeadlineParty Whose, ProceduralDays? Days, string Source, bool Lapses);

/// <summary>What may be done from a day on.</summary>
public enum PermittedKind
{
    /// <summary>Not said.</summary>
    None,

    /// <summary>Enforce the order: it must then be neither opposed nor under a call for fees.</summary>
    EnforceOrder,

    /// <summary>Have it recorded that nothing was contested.</summary>
    RecordNonContestation,
}

/// <summary>What may be done, and from when.</summary>
/// <param name="What">May be done.</param>
/// <param name="From">First day.</param>
/// <param name="Source">The text.</param>
public sealed record CourtPermission(PermittedKind What, DateOnly From, string Source);
