namespace Recouvrement.Dunning.Domain.HandOvers;

/// <summary>What became of a formal notice, as a person knows it from a paper (rule R4.2).</summary>
public enum NoticeOutcome
{
    /// <summary>Not said.</summary>
    Unknown,

    /// <summary>Handed over against signature; the day is that of the acknowledgement of receipt.</summary>
    Delivered,

    /// <summary>The addressee would not take it.</summary>
    Refused,

    /// <summary>Not fetched in time (pli avisé et non réclamé).</summary>
    Unclaimed,

    /// <summary>Nobody of that name lives there: proves nothing.</summary>
    UnknownAddress,

    /// <summary>Served by a commissaire de justice (signification d'une sommation, C. civ. 1344): effective on its day whatever became of the letter.</summary>
    Served,

    /// <summary>The carrier cannot find it: it proves nothing, and the notice is given again.</summary>
    Lost,
}
