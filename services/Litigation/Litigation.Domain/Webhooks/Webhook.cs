using System.Diagnostics;
using Recouvrement.Kernel.Deciding;
using Recouvrement.Kernel.Identifiers;
using static Recouvrement.Kernel.Deciding.Decisions;
using static Recouvrement.Litigation.Domain.Webhooks.WebhookCommand;
using static Recouvrement.Litigation.Domain.Webhooks.WebhookEvent;

namespace Recouvrement.Litigation.Domain.Webhooks;

/// <summary>Where an agency without a queue has its messages delivered.</summary>
/// <param name="Url">Null until it is set, and after it was removed.</param>
/// <param name="Secret">Names the secret that deliveries are signed with; the secret itself stands nowhere.</param>
/// <param name="IsEnabled">Deliveries are tried.</param>
public sealed record Webhook(string? Url, Guid Secret, bool IsEnabled) : IDecider<Webhook, WebhookCommand, WebhookEvent>
{
    /// <inheritdoc/>
    public static Webhook Initial { get; } = new(null, default, false);

    /// <summary>The stream of an agency's webhook.</summary>
    public static Guid StreamOf(string agency) => NameBasedId.Of($"webhook|{agency}");

    /// <inheritdoc/>
    public static Decision<WebhookEvent> Decide(Webhook state, WebhookCommand command) => (command, state.Url) switch
    {
        (SetWebhook set, var url)         => url == set.Url && state.IsEnabled ? Nothing : new WebhookSet(set.Agency, set.Url, url is null ? set.Secret : state.Secret, set.On),
        (_, null)                         => Refuse("no_webhook", "No webhook is set."),
        (RotateSecret rotate, _)          => state.Secret == rotate.Secret ? Nothing : new WebhookSecretRotated(rotate.Agency, rotate.Secret, rotate.On),
        (DisableWebhook disable, _)       => state.IsEnabled ? new WebhookDisabled(disable.Agency, disable.Reason, disable.On) : Nothing,
        (EnableWebhook enable, _)         => state.IsEnabled ? Nothing : new WebhookEnabled(enable.Agency, enable.On),
        (RemoveWebhook remove, _)         => new WebhookRemoved(remove.Agency, remove.On),
        _ => throw new UnreachableException(),
    };

    /// <inheritdoc/>
    public static Webhook Evolve(Webhook state, WebhookEvent happened) => happened switch
    {
        WebhookSet e            => new(e.Url, e.Secret, true),
        WebhookSecretRotated e  => state with { Secret = e.Secret },
        WebhookDisabled         => state with { IsEnabled = false },
        WebhookEnabled          => state with { IsEnabled = true },
        WebhookRemoved          => Initial,
        _ => throw new UnreachableException(),
    };
}

/// <summary>Orders to an agency's webhook.</summary>
public abstract record WebhookCommand
{
    WebhookCommand() { }

    /// <summary>Messages are delivered here from now on.</summary>
    /// <param name="Agency">Name in the register.</param>
    /// <param name="Url">Where.</param>
    /// <param name="Secret">Names a new secret; taken when there is none yet.</param>
    /// <param name="On">Business date.</param>
    public sealed record SetWebhook(string Agency, string Url, Guid Secret, DateOnly On) : WebhookCommand;

    /// <summary>Deliveries are signed with a new secret, and for a day with the one before as well.</summary>
    /// <param name="Agency">Name in the register.</param>
    /// <param name="Secret">Names the new secret.</param>
    /// <param name="On">Business date.</param>
    public sealed record RotateSecret(string Agency, Guid Secret, DateOnly On) : WebhookCommand;

    /// <summary>No delivery is tried any more.</summary>
    /// <param name="Agency">Name in the register.</param>
    /// <param name="Reason"><c>failing</c> (for too long) or <c>gone</c> (the receiver said so).</param>
    /// <param name="On">Business date.</param>
    public sealed record DisableWebhook(string Agency, string Reason, DateOnly On) : WebhookCommand;

    /// <summary>Deliveries go on where they ended.</summary>
    /// <param name="Agency">Name in the register.</param>
    /// <param name="On">Business date.</param>
    public sealed record EnableWebhook(string Agency, DateOnly On) : WebhookCommand;

    /// <summary>Nothing is delivered any more.</summary>
    /// <param name="Agency">Name in the register.</param>
    /// <param name="On">Business date.</param>
    public sealed record RemoveWebhook(string Agency, DateOnly On) : WebhookCommand;
}

/// <summary>Facts of an agency's webhook.</summary>
public abstract record WebhookEvent
{
    WebhookEvent() { }

    /// <summary>Messages are delivered here from now on, signed with the secret of this name.</summary>
    public sealed record WebhookSet(string Agency, string Url, Guid Secret, DateOnly On) : WebhookEvent;

    /// <summary>Deliveries are signed with another secret, and for a day with the one before as well.</summary>
    public sealed record WebhookSecretRotated(string Agency, Guid Secret, DateOnly On) : WebhookEvent;

    /// <summary>Deliveries failed for too long, or the receiver is gone: none is tried any more, and the agency hears nothing by this way until it enables it.</summary>
    public sealed record WebhookDisabled(string Agency, string Reason, DateOnly On) : WebhookEvent;

    /// <summary>Deliveries go on where they ended.</summary>
    public sealed record WebhookEnabled(string Agency, DateOnly On) : WebhookEvent;

    /// <summary>Nothing is delivered any more.</summary>
    public sealed record WebhookRemoved(string Agency, DateOnly On) : WebhookEvent;
}
