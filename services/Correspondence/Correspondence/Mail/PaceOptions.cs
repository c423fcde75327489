namespace Recouvrement.Correspondence.Mail;

/// <summary>How fast mails go to one recipient domain. Configuration section <c>Smtp:Pace</c>.</summary>
public sealed class PaceOptions
{
    /// <summary>Mails a minute to one domain; 0: as fast as they come. Default 300, and 0 where the business clock is virtual: a year then takes minutes.</summary>
    public int? PerMinute { get; set; }

    /// <summary>How many may go at once after a while of none.</summary>
    public int AtOnce { get; set; } = 60;

    /// <summary>Domains with a pace of their own.</summary>
    public IReadOnlyList<DomainPace> Domains { get; set; } = [];
}

/// <summary>A domain with a pace of its own.</summary>
public sealed class DomainPace
{
    /// <summary>Its name.</summary>
    public required string Domain { get; set; }

    /// <summary>Mails a minute; 0: as fast as they come.</summary>
    public int PerMinute { get; set; }

    /// <summary>How many may go at once; absent: as for all.</summary>
    public int? AtOnce { get; set; }
}
