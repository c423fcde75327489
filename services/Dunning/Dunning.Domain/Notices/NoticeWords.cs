namespace Recouvrement.Dunning.Domain.Notices;

/// <summary>What a colleague is told.</summary>
public enum NoticeKind
{
    /// <summary>Not said.</summary>
    Unknown,

    /// <summary>A document or an answer is asked for.</summary>
    RequestAsked,

    /// <summary>The answer is late.</summary>
    RequestReminded,

    /// <summary>To the manager: somebody has not answered.</summary>
    RequestEscalated,

    /// <summary>The list of a meeting, ahead of it.</summary>
    MeetingList,

    /// <summary>The meeting is at another time.</summary>
    MeetingMoved,

    /// <summary>The meeting is not held.</summary>
    MeetingCancelled,

    /// <summary>What the meeting said.</summary>
    MeetingMinutes,

    /// <summary>A task was given.</summary>
    TaskGiven,

    /// <summary>To who sells to the customer: a threat is near, and may still be objected to.</summary>
    SalesToldOfThreat,
}

/// <summary>Why nobody is mailed.</summary>
public enum WithheldReason
{
    /// <summary>Not said.</summary>
    Unknown,

    /// <summary>The entity is in shadow: it sends nothing to anybody.</summary>
    Shadow,

    /// <summary>Everything of the entity is stopped.</summary>
    Stopped,

    /// <summary>No mail address of the colleague is known, or it was erased.</summary>
    NoAddress,

    /// <summary>The colleague has left, and nobody answers for it.</summary>
    HasLeft,

    /// <summary>Nobody of the team is meant.</summary>
    Nobody,
}
