using System.Threading.RateLimiting;
using Microsoft.Extensions.Options;
using Polly;
using Polly.CircuitBreaker;
using Recouvrement.Correspondence.Sending;

namespace Recouvrement.Correspondence.Mail;

/// <summary>
/// The mail server behind a bulkhead, for it bears so many conversations and no more, and a circuit that opens when it keeps failing, so that nobody waits for one that is away.
/// Shared by all who hand it mails.
/// </summary>
sealed class MailServer
{
    readonly ResiliencePipeline<Dispatch> pipeline;

    public MailServer(IOptions<SmtpOptions> options)
    {
        var settings = options.Value;
        var talks = Math.Clamp(settings.Connections, 1, OutgoingWorker.Places);
        LongestAttempt = settings.Longest * ((OutgoingWorker.Places + talks - 1) / talks);
        pipeline = new ResiliencePipelineBuilder<Dispatch>()
            .AddCircuitBreaker(new CircuitBreakerStrategyOptions<Dispatch>
            {
                ShouldHandle = new PredicateBuilder<Dispatch>().HandleResult(dispatch => dispatch is Dispatch.NotNow { Fault: Away or Refuses }),
                FailureRatio = 0.5,
                MinimumThroughput = 10,
                SamplingDuration = TimeSpan.FromSeconds(10),
                BreakDuration = settings.Break,
            })
            .AddConcurrencyLimiter(new ConcurrencyLimiterOptions { PermitLimit = talks, QueueLimit = int.MaxValue, QueueProcessingOrder = QueueProcessingOrder.OldestFirst })
            .Build();
    }

    /// <summary>It does not answer, or not as a mail server.</summary>
    public const string Away = "mail_server_away";

    /// <summary>It is there and serves nobody now.</summary>
    public const string Refuses = "mail_server_refuses_service";

    /// <summary>After it an attempt has ended, its wait for a place included.</summary>
    public TimeSpan LongestAttempt { get; }

    /// <summary>Makes an attempt; one that meets an open circuit was not made.</summary>
    public async Task<Dispatch> Attempt(OutgoingMessage message, Func<CancellationToken, ValueTask<Dispatch>> attempt, CancellationToken stop)
    {
        try
        {
            return await pipeline.ExecuteAsync(attempt, stop);
        }
        catch (BrokenCircuitException)
        {
            return new Dispatch.NotNow(Away, message.MayHaveLeft);
        }
    }
}
