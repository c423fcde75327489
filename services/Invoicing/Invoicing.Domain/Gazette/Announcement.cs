using Recouvrement.Invoicing.Domain.Prevention;

namespace Recouvrement.Invoicing.Domain.Gazette;

/// <summary>What an announcement of the official gazette says of insolvency proceedings.</summary>
public enum AnnouncementEffect
{
    /// <summary>Never recorded.</summary>
    None,

    /// <summary>They are opened.</summary>
    Opening,

    /// <summary>They become others, mostly a liquidation (conversion).</summary>
    Conversion,

    /// <summary>A plan is adopted.</summary>
    Plan,

    /// <summary>They are closed.</summary>
    Closing,

    /// <summary>An earlier announcement is corrected or annulled: a person reads it.</summary>
    Correction,

    /// <summary>Something else of the proceedings.</summary>
    Other,
}

/// <summary>An announcement of the BODACC (annonce de procédure collective). Who administers the proceedings is never read.</summary>
/// <param name="Effect">What it says.</param>
/// <param name="Kind">Which proceedings; null where it does not say.</param>
/// <param name="JudgmentOn">Day of the judgment it speaks of; null where it does not say.</param>
/// <param name="PublishedOn">Day of publication: the time to declare runs from that of the opening judgment (R622-24).</param>
/// <param name="Court">Which court.</param>
/// <param name="Outcome">Of a closing or a plan.</param>
/// <param name="Source">Who published it.</param>
public sealed record Announcement(
    AnnouncementEffect Effect, InsolvencyKind? Kind, DateOnly? JudgmentOn, DateOnly PublishedOn, string? Court, InsolvencyOutcome? Outcome, string Source);

/// <summary>Where an announcement stands.</summary>
public enum AnnouncementStanding
{
    /// <summary>Never recorded.</summary>
    None,

    /// <summary>A person is waited for.</summary>
    Waiting,

    /// <summary>It was taken for right, by a person or by setting.</summary>
    Confirmed,

    /// <summary>A person set it aside.</summary>
    Dismissed,
}

/// <summary>Why an announcement is set aside.</summary>
public enum DismissalReason
{
    /// <summary>Never recorded.</summary>
    None,

    /// <summary>Another company is meant.</summary>
    WrongCompany,

    /// <summary>It is known already.</summary>
    KnownAlready,

    /// <summary>It was annulled or corrected since.</summary>
    Annulled,

    /// <summary>It changes nothing here.</summary>
    NoEffect,
}

/// <summary>An announcement in a credit file.</summary>
/// <param name="Announcement">What it says.</param>
/// <param name="Standing">Where it stands.</param>
public sealed record HeardAnnouncement(Announcement Announcement, AnnouncementStanding Standing)
{
    /// <summary>Proceedings may be open that nobody has confirmed: a person looks before more is delivered on credit.</summary>
    internal bool IsWarning => Standing is AnnouncementStanding.Waiting && Announcement.Effect is (AnnouncementEffect.Opening or AnnouncementEffect.Conversion);
}
