using System.Collections.Concurrent;
using System.Diagnostics;
using System.Diagnostics.Metrics;
using Polly.CircuitBreaker;
using Recouvrement.Correspondence.Post;
using Recouvrement.Correspondence.Sending;
using Xunit;

namespace Recouvrement.Correspondence.Tests.Sending;

/// <summary>What requests to a provider go through.</summary>
public sealed class ProviderPatienceTests
{
    [Fact]
    public async Task Asking_is_tried_again_and_telling_never_is()
    {
        using var patience = new ProviderPatience(Carriers.Post, "tested", new());
        var (asked, told) = (0, 0);
        await Assert.ThrowsAsync<HttpRequestException>(async () => await patience.Asking.ExecuteAsync(_ => Fails(ref asked)));
        await Assert.ThrowsAsync<HttpRequestException>(async () => await patience.Telling.ExecuteAsync(_ => Fails(ref told)));
        Assert.Equal((4, 1), (asked, told));
    }

    [Fact]
    public async Task Only_so_many_requests_are_under_way_at_once_and_the_others_wait_their_turn()
    {
        using var patience = new ProviderPatience(Carriers.Post, "tested", new() { AtOnce = 2, RequestsPerSecond = 1000 });
        var (now, most, gate, two) = (0, 0, new TaskCompletionSource(), new TaskCompletionSource());
        var all = Enumerable.Range(0, 12).Select(_ => patience.Telling.ExecuteAsync(async _ =>
        {
            var here = Interlocked.Increment(ref now);
            lock (gate) most = Math.Max(most, here);
            if (here == 2) two.TrySetResult();
            await gate.Task;
            Interlocked.Decrement(ref now);
        }).AsTask()).ToList();
        await two.Task.WaitAsync(TimeSpan.FromSeconds(10));
        gate.SetResult();
        await Task.WhenAll(all).WaitAsync(TimeSpan.FromSeconds(10));
        Assert.Equal(2, most);
    }

    [Fact]
    public async Task One_that_bears_few_requests_in_a_second_gets_no_more()
    {
        var since = Stopwatch.GetTimestamp();
        using var patience = new ProviderPatience(Carriers.Post, "tested", new() { RequestsPerSecond = 2 });
        for (var i = 0; i < 4; i++) await patience.Telling.ExecuteAsync(_ => ValueTask.CompletedTask);
        Assert.True(Stopwatch.GetElapsedTime(since) > TimeSpan.FromMilliseconds(900));
    }

    [Fact]
    public async Task One_that_keeps_failing_is_not_asked_any_more_for_a_while()
    {
        using var patience = new ProviderPatience(Carriers.Post, "tested", new() { Break = TimeSpan.FromMinutes(1) });
        var calls = 0;
        for (var i = 0; i < 10; i++) await Assert.ThrowsAsync<HttpRequestException>(async () => await patience.Telling.ExecuteAsync(_ => Fails(ref calls)));
        var refused = await Assert.ThrowsAnyAsync<Exception>(async () => await patience.Telling.ExecuteAsync(_ => Fails(ref calls)));
        Assert.True(refused is BrokenCircuitException && ProviderAnswer.IsAway(refused));
        Assert.Equal((10, CircuitState.Open), (calls, patience.Circuit.CircuitState));
    }

    [Theory]
    [InlineData(400, true)]
    [InlineData(401, false)]  // access, which concerns every letter
    [InlineData(403, false)]
    [InlineData(404, true)]
    [InlineData(408, false)]
    [InlineData(410, true)]
    [InlineData(429, false)]
    [InlineData(499, true)]
    [InlineData(500, false)]
    public async Task What_one_request_is_refused_for_is_asked_once_and_opens_no_circuit(int status, bool isOfOne)
    {
        using var patience = new ProviderPatience(Carriers.Post, "tested", new() { Break = TimeSpan.FromMinutes(1) });
        var calls = 0;
        for (var i = 0; i < 20 && patience.Circuit.CircuitState is CircuitState.Closed; i++)
            await Assert.ThrowsAnyAsync<Exception>(async () => await patience.Telling.ExecuteAsync(_ => Answers(ref calls, status)));
        Assert.Equal((isOfOne, isOfOne ? 20 : 10), (patience.Circuit.CircuitState is CircuitState.Closed, calls));
        if (!isOfOne) return;
        await Assert.ThrowsAsync<HttpRequestException>(async () => await patience.Asking.ExecuteAsync(_ => Answers(ref calls, status)));
        Assert.Equal(21, calls);
    }

    [Fact]
    public async Task An_answer_larger_than_anything_we_take_is_a_matter_of_its_request()
    {
        using var answer = new HttpResponseMessage { Content = new ByteArrayContent(new byte[(16 << 20) + 1]) };
        var failed = await Assert.ThrowsAsync<HttpRequestException>(() => CarrierDocument.Of(answer, default));
        Assert.True(ProviderAnswer.IsOfOne(failed));
    }

    [Theory]
    [InlineData("post", "tested", "post-tested")]
    [InlineData("sms", null, "sms")]
    public async Task Operators_hear_of_each_carrier_what_its_pipelines_did(string carrier, string? provider, string pipeline)
    {
        var heard = new ConcurrentBag<string>();
        using var listener = new MeterListener { InstrumentPublished = (instrument, of) => { if (instrument.Name == $"recouvrement.{carrier}.resilience") of.EnableMeasurementEvents(instrument); } };
        listener.SetMeasurementEventCallback<long>((_, _, tags, _) => heard.Add(string.Join(' ', tags.ToArray().Select(tag => tag.Value))));
        listener.Start();
        using var patience = new ProviderPatience(carrier, provider, new());
        var calls = 0;
        await Assert.ThrowsAsync<HttpRequestException>(async () => await patience.Asking.ExecuteAsync(_ => Fails(ref calls)));
        Assert.Contains($"{pipeline} ask OnRetry", heard);
    }

    static ValueTask Answers(ref int calls, int status)
    {
        calls++;
        throw new HttpRequestException("refused", null, (System.Net.HttpStatusCode)status);
    }

    static ValueTask Fails(ref int calls)
    {
        calls++;
        throw new HttpRequestException("away");
    }
}
