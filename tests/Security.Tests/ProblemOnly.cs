using System.Text.Json;

namespace Recouvrement.Security.Tests;

/// <summary>What may come back, whatever was sent: success, or a problem document that is no fault of ours.</summary>
static class ProblemOnly
{
    /// <summary>What is wrong with the answer; null when nothing is.</summary>
    public static async Task<string?> Fault(HttpResponseMessage answer)
    {
        var status = (int)answer.StatusCode;
        if (status >= 500) return $"{status} {await answer.Content.ReadAsStringAsync()}";
        if (answer.Headers.Contains("X-Injected") || answer.Content.Headers.Contains("X-Injected")) return $"{status} with a header that was injected";
        if (!answer.Headers.Contains("X-Content-Type-Options")) return $"{status} without the security headers";
        if (status < 400) return null;
        if (answer.Content.Headers.ContentType?.MediaType != "application/problem+json") return $"{status} as {answer.Content.Headers.ContentType}";
        using var problem = JsonDocument.Parse(await answer.Content.ReadAsStringAsync());
        return problem.RootElement.TryGetProperty("code", out var code) && code.GetString() is { Length: > 0 } ? null : $"{status} without a code";
    }

    /// <summary>Asserts that it is a problem of this status and code.</summary>
    public static async Task Is(HttpResponseMessage answer, int status, string code, string what)
    {
        Assert.True((int)answer.StatusCode == status, $"{what}: {(int)answer.StatusCode} instead of {status}");
        var fault = await Fault(answer);
        Assert.True(fault is null, $"{what}: {fault}");
        using var problem = JsonDocument.Parse(await answer.Content.ReadAsStringAsync());
        Assert.Equal(code, problem.RootElement.GetProperty("code").GetString());
    }
}
