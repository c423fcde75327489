using Recouvrement.Litigation.AgencyReports;
using Recouvrement.Platform.Hosting;

namespace Recouvrement.Litigation.Partners.Intake;

/// <summary>
/// A POST of an agency under a key is answered once: the same request again gets the same answer, to the byte, and another request under
/// the key is 422. Errors of ours are not kept, nor are refusals that hold for now only (404, 409, 412): the request may be sent again under its key.
/// </summary>
sealed class AnswerOnce(RequestDelegate next, KeptAnswers answers)
{
    /// <summary>Of an answer that is not the first.</summary>
    public const string Replayed = "Idempotent-Replayed";

    // Larger answers are given and not kept, as are those that hold a secret.
    const int LargestKept = 256 << 10;
    static readonly string[] Kept = ["ETag", "Location"];

    public async Task Invoke(HttpContext http)
    {
        var request = http.Request;
        var agency = http.Agency();
        if (!HttpMethods.IsPost(request.Method) || agency.Length == 0 || http.GetEndpoint() is null || !request.Headers.TryGetValue(IdempotencyKey.Header, out var given))
        {
            await next(http);
            return;
        }

        if (given.Count != 1 || IdempotencyKey.Of(given[0]) is not { } key)
        {
            await Problems.Of(400, "bad_idempotency_key", $"{IdempotencyKey.Header} is a text in quotes of 1 to {IdempotencyKey.Longest} visible ASCII characters.").ExecuteAsync(http);
            return;
        }

        var state = await answers.Begin(agency, key, await IdempotencyKey.Fingerprint(request, http.RequestAborted), http.RequestAborted);
        await (state switch
        {
            { IsMine: true }          => Carry(http, agency, key, state.BegunAt),
            { IsSame: false }         => Problems.Of(422, "idempotency_key_reused", "Another request was sent under this key: a new request needs a new key.").ExecuteAsync(http),
            { Answer: { } answer }    => Repeat(http.Response, answer),
            _                         => Busy(http),
        });
    }

    async Task Carry(HttpContext http, string agency, string key, DateTimeOffset begun)
    {
        var (response, original) = (http.Response, http.Response.Body);
        using var written = new MemoryStream();
        response.Body = written;
        try
        {
            await next(http);
        }
        catch
        {
            response.Body = original;
            await answers.Forget(agency, key, begun, CancellationToken.None);
            throw;
        }

        response.Body = original;
        // What is answered is on record before it leaves: a caller that goes away asks again.
        if (response.StatusCode is not ((>= 200 and < 300) or 422) || written.Length > LargestKept || response.Headers.CacheControl == "no-store") await answers.Forget(agency, key, begun, CancellationToken.None);
        else
            await answers.Keep(
                agency, key, begun,
                new(response.StatusCode, response.ContentType, Kept.Where(response.Headers.ContainsKey).ToDictionary(name => name, name => $"{response.Headers[name]}"), written.ToArray()), CancellationToken.None);
        written.Position = 0;
        await written.CopyToAsync(original, http.RequestAborted);
    }

    static async Task Repeat(HttpResponse response, KeptAnswer answer)
    {
        response.StatusCode = answer.Status;
        foreach (var (name, value) in answer.Headers) response.Headers[name] = value;
        response.Headers[Replayed] = "true";
        if (answer.ContentType is not null) response.ContentType = answer.ContentType;
        if (answer.Body.Length > 0) await response.Body.WriteAsync(answer.Body, response.HttpContext.RequestAborted);
    }

    static Task Busy(HttpContext http)
    {
        http.Response.Headers.RetryAfter = "1";
        return Problems.Of(409, "idempotency_key_in_use", "The request under this key is being carried out: ask again for its answer.").ExecuteAsync(http);
    }
}

/// <summary>Drops old answers every hour.</summary>
sealed class PruneKeptAnswers(KeptAnswers answers, ILogger<PruneKeptAnswers> log) : BackgroundService
{
    static readonly TimeSpan Every = TimeSpan.FromHours(1);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            await Task.Delay(Every, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            try
            {
                if (!stoppingToken.IsCancellationRequested) await answers.Prune(stoppingToken);
            }
            catch (Exception failed) when (!stoppingToken.IsCancellationRequested)
            {
                log.LogWarning(failed, "Kept answers could not be dropped; it is tried again in an hour");
            }
        }
    }
}
