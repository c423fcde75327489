using System.Net;

namespace Recouvrement.Litigation.Tests.Service;

/// <summary>The agency alpha with an HTTP server for its webhook.</summary>
sealed class WebhookStage(Scene scene)
{
    public HookReceiver Receiver { get; private set; } = null!;

    public async Task Open()
    {
        Receiver = await HookReceiver.Start();
        await scene.Ask("alpha-key", HttpMethod.Delete, "/agency/webhook");
    }

    public async Task Close()
    {
        await scene.Ask("alpha-key", HttpMethod.Delete, "/agency/webhook");
        await Receiver.DisposeAsync();
    }

    /// <summary>The webhook leads to the receiver.</summary>
    /// <returns>The secret.</returns>
    public async Task<string> Set()
    {
        var (status, set) = await scene.Ask("alpha-key", HttpMethod.Put, "/agency/webhook", new { url = Receiver.Url });
        Assert.Equal(HttpStatusCode.OK, status);
        return set.GetProperty("secret").GetString()!;
    }

    /// <summary>Four messages: placed, paid in part, credited, recalled.</summary>
    public async Task Story(string siren)
    {
        await scene.Place(siren, "alpha", Scene.Claim(siren, "F-1", 40_000));
        await scene.Bus.Publish(Scene.Balance(siren, "F-1", 30_000, 10_000, "payment", 2));
        await scene.Bus.Publish(Scene.Balance(siren, "F-1", 0, 30_000, "credit_note", 3));
    }

    public async Task<(string?, string?)> Status()
    {
        var state = await scene.Get("alpha-key", "/agency/webhook");
        return (state.GetProperty("status").GetString(), state.GetProperty("whyDisabled").GetString());
    }
}
