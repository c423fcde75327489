using System.Net;
using System.Text.Json;
using Recouvrement.Correspondence.Sending;

namespace Recouvrement.Correspondence.Post.Maileva;

/// <summary>Our token there, shared by all requests until shortly before it ends, and asked for anew when it is refused.</summary>
sealed class MailevaToken(IMailevaTokens tokens, MailevaOptions settings) : IDisposable
{
    static readonly TimeSpan Early = TimeSpan.FromSeconds(30);
    readonly SemaphoreSlim one = new(1, 1);
    string? current;
    long endsAt;

    /// <summary>Makes a request with it. One that is refused for its token has done nothing, and is made once more with a new one.</summary>
    public async Task<HttpResponseMessage> With(Func<string, CancellationToken, Task<HttpResponseMessage>> call, CancellationToken stop)
    {
        var token = await Current(null, stop);
        var answer = await call(token, stop);
        if (answer.StatusCode is not HttpStatusCode.Unauthorized) return answer;
        answer.Dispose();
        return await call(await Current(token, stop), stop);
    }

    /// <inheritdoc/>
    public void Dispose() => one.Dispose();

    async Task<string> Current(string? refused, CancellationToken stop)
    {
        await one.WaitAsync(stop);
        try
        {
            if (current is { } known && known != refused && Environment.TickCount64 < endsAt) return known;
            using var form = new FormUrlEncodedContent(new Dictionary<string, string>
            {
                ["grant_type"] = "password", ["client_id"] = settings.ClientId, ["client_secret"] = settings.ClientSecret, ["username"] = settings.UserName, ["password"] = settings.Password,
            });
            using var answer = ProviderAnswer.Settled(await tokens.Give(form, stop));
            // A wrong password is answered by whatever is asked next.
            if (!answer.IsSuccessStatusCode) return "Bearer none";
            var given = JsonSerializer.Deserialize<Token>(await answer.Content.ReadAsStringAsync(stop), MailevaHttp.Json) ?? throw new JsonException("The token is null.");
            endsAt = Environment.TickCount64 + (long)(TimeSpan.FromSeconds(given.ExpiresIn ?? 60) - Early).TotalMilliseconds;
            return current = $"Bearer {given.AccessToken}";
        }
        finally
        {
            one.Release();
        }
    }
}
