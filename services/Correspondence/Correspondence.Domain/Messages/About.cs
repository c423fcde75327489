namespace Recouvrement.Correspondence.Domain.Messages;

/// <summary>By which way a message reaches the debtor.</summary>
public enum Channel
{
    /// <summary>Never set.</summary>
    None,

    /// <summary>By SMTP.</summary>
    Email,

    /// <summary>A plain letter, printed and posted by the provider.</summary>
    Letter,

    /// <summary>Registered with acknowledgement of receipt (lettre recommandée avec accusé de réception).</summary>
    RegisteredLetter,

    /// <summary>Registered and electronic (lettre recommandée électronique, LRE), by a qualified service: equal to a registered letter (postal code L100).</summary>
    ElectronicRegisteredLetter,

    /// <summary>A text message to a mobile telephone.</summary>
    Sms,
}

/// <summary>What ways have in common.</summary>
public static class Channels
{
    /// <summary>Its carrier proves what became of it.</summary>
    public static bool IsRegistered(this Channel channel) => channel is Channel.RegisteredLetter or Channel.ElectronicRegisteredLetter;
}

/// <summary>What a message is about: enough for others to know it again. Every public fact carries it, so that it can be told from the fact alone.</summary>
/// <param name="Case">Stream id of the dunning case.</param>
/// <param name="Creditor">SIREN of the creditor entity.</param>
/// <param name="Step">Step of the policy, snake_case.</param>
/// <param name="Channel">The way that was asked for.</param>
public sealed record About(Guid Case, string Creditor, string Step, Channel Channel);
