namespace Recouvrement.Correspondence.QuietTimes;

/// <summary>When messages leave where an entity has said nothing else. Configuration section <c>QuietTime</c>.</summary>
public sealed class QuietOptions
{
    /// <summary>Messages leave on any day at any hour, whatever else is said.</summary>
    public bool Off { get; set; }

    /// <summary>Hours of e-mails.</summary>
    public string Email { get; set; } = "08:00-19:00";

    /// <summary>Hours of text messages.</summary>
    public string Sms { get; set; } = "09:00-18:00";

    /// <summary>Days of every year on which nothing leaves, with commas between them.</summary>
    public string Days { get; set; } = "12-24/01-02";

    /// <summary>The two holidays of Alsace-Moselle are quiet as well.</summary>
    public bool AlsaceMoselle { get; set; }
}
