using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using Recouvrement.Correspondence.Domain.Messages;
using Recouvrement.Correspondence.Sending;
using Recouvrement.Correspondence.Tests.Domain;
using Recouvrement.Correspondence.TextMessages;
using Xunit;

namespace Recouvrement.Correspondence.Tests.TextMessages;

/// <summary>What the provider of text messages is spared, and what is known of one that was never said to it.</summary>
public sealed class TextCarrierTests
{
    [Fact]
    public async Task Only_so_many_text_messages_are_under_way_at_once_and_the_others_wait_their_turn()
    {
        var (gate, two) = (new TaskCompletionSource(), new TaskCompletionSource());
        await using var provider = await Provider.With(new() { AtOnce = 2, Timeout = TimeSpan.FromSeconds(30) }, async now =>
        {
            if (now == 2) two.TrySetResult();
            await gate.Task;
            return 201;
        });
        var all = Enumerable.Range(0, 8).Select(_ => provider.Send()).ToList();
        await two.Task.WaitAsync(TimeSpan.FromSeconds(20));
        gate.SetResult();
        Assert.All(await Task.WhenAll(all).WaitAsync(TimeSpan.FromSeconds(20)), came => Assert.Equal(new Dispatch.Left("7", null), came));
        Assert.Equal((8, 2), (provider.Asked, provider.Most));
    }

    [Fact]
    public async Task A_provider_that_keeps_failing_is_not_asked_any_more_and_what_it_was_not_told_has_not_left()
    {
        await using var provider = await Provider.With(new() { Break = TimeSpan.FromMinutes(1) }, _ => Task.FromResult(500));
        for (var i = 0; i < 10; i++) Assert.Equal(new Dispatch.NotNow("carrier_away", MayHaveLeft: true), await provider.Send());
        Assert.Equal(new Dispatch.NotNow("carrier_away", MayHaveLeft: false), await provider.Send());
        Assert.Equal(10, provider.Asked);
    }

    [Fact]
    public async Task One_that_waits_for_its_turn_for_longer_than_an_attempt_may_take_has_not_left()
    {
        await using var provider = await Provider.With(new() { RequestsPerSecond = 1, Timeout = TimeSpan.FromMilliseconds(500) }, _ => Task.FromResult(201));
        var all = await Task.WhenAll(Enumerable.Range(0, 100).Select(_ => provider.Send()));
        // And nothing that was said to the provider counts as not having left.
        Assert.InRange(all.Count(came => came == new Dispatch.NotNow("carrier_away", MayHaveLeft: false)), 1, 100 - provider.Asked);
    }

    [Fact]
    public async Task One_that_was_withdrawn_while_it_waited_for_its_turn_is_not_said()
    {
        var (gate, one, isCalledBack) = (new TaskCompletionSource(), new TaskCompletionSource(), false);
        await using var provider = await Provider.With(new() { AtOnce = 1, Timeout = TimeSpan.FromSeconds(30) }, async _ =>
        {
            one.TrySetResult();
            await gate.Task;
            return 201;
        });
        var first = provider.Send();
        await one.Task.WaitAsync(TimeSpan.FromSeconds(20));
        var second = provider.Send(_ => Task.FromResult(isCalledBack));
        isCalledBack = true;
        gate.SetResult();
        Assert.Equal(new Dispatch.Left("7", null), await first);
        Assert.Equal(new Dispatch.NotNow("withdrawn", MayHaveLeft: false), await second);
        Assert.Equal(1, provider.Asked);
    }

    [Fact]
    public async Task One_that_ended_in_the_dark_is_found_though_the_provider_names_others_of_a_like_tag_first()
    {
        await using var provider = await Provider.With(new(), _ => Task.FromResult(201));
        var decision = Guid.CreateVersion7();
        provider.Listed.AddRange([new("sent", 5, $"{decision}-2"), new("sent", 6, Guid.CreateVersion7().ToString()), new("sent", 7, decision.ToString())]);
        Assert.Equal(new Dispatch.Left("7", null), await provider.Send(decision: decision));
        Assert.Equal(0, provider.Asked);
    }

    sealed record Listing(string Event, int MessageId, string Tag);

    sealed class Provider(WebApplication server, TextProviders providers, TextCarrier carrier) : IAsyncDisposable
    {
        int asked, now, most;

        public int Asked => asked;

        public int Most => most;

        /// <summary>What it lists of whatever tag.</summary>
        public List<Listing> Listed { get; } = [];

        public static async Task<Provider> With(TextOptions options, Func<int, Task<int>> answer)
        {
            var builder = WebApplication.CreateSlimBuilder();
            builder.Logging.ClearProviders();
            builder.WebHost.UseUrls("http://127.0.0.1:0");
            var server = builder.Build();
            Provider? provider = null;
            server.MapPost("/transactionalSMS/send", async () => await provider!.Answers(answer));
            server.MapGet("/transactionalSMS/statistics/events", (int limit) => Results.Json(new { events = provider!.Listed.Take(limit) }));
            await server.StartAsync();
            options.BaseUrl = new(server.Urls.First() + "/");
            var providers = new TextProviders(Options.Create(options));
            return provider = new(server, providers, new(providers, Options.Create(options), TimeProvider.System, NullLogger<TextCarrier>.Instance));
        }

        public Task<Dispatch> Send(Func<CancellationToken, Task<bool>>? isCalledBack = null, Guid? decision = null) => carrier.Send(
            new OutgoingMessage(decision ?? Guid.CreateVersion7(), Sample.Reminder with { Channel = Channel.Sms }, new(Document.Text, "Merci de payer."u8.ToArray(), new("Atelier", "+33612345670")), MayHaveLeft: decision is not null, CalledBack: false) { IsCalledBack = isCalledBack ?? (_ => Task.FromResult(false)) }, default);

        async Task<IResult> Answers(Func<int, Task<int>> answer)
        {
            Interlocked.Increment(ref asked);
            var here = Interlocked.Increment(ref now);
            lock (server) most = Math.Max(most, here);
            var status = await answer(here);
            Interlocked.Decrement(ref now);
            return Results.Json(new { messageId = 7 }, statusCode: status);
        }

        public async ValueTask DisposeAsync()
        {
            providers.Dispose();
            await server.DisposeAsync();
        }
    }
}
