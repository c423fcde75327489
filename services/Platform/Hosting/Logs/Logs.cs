using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Console;

namespace Recouvrement.Platform.Hosting;

/// <summary>What a service logs, and what it never logs: personal data, tokens, keys, passwords.</summary>
static class Logs
{
    /// <summary>
    /// Keeps paths, queries and addresses out of every log of a service, whoever writes it, and lets the console write lines of JSON
    /// (<c>Logs:Format</c>: json, text; unless it is said, json where no terminal reads).
    /// </summary>
    public static void AddTo(WebApplicationBuilder builder)
    {
        builder.Services.AddSingleton<IExternalScopeProvider, DiscreetScopes>();
        builder.Services.PostConfigure<LoggerFilterOptions>(LogFloors.Raise);
        if (!IsJson(builder.Configuration["Logs:Format"])) return;
        builder.Services.AddSingleton<ConsoleFormatter, JsonLines>();
        builder.Services.Configure<ConsoleLoggerOptions>(console => console.FormatterName = JsonLines.FormatName);
    }

    static bool IsJson(string? format) => format switch
    {
        null or "" => Console.IsOutputRedirected,
        "json" => true,
        "text" => false,
        _ => throw new InvalidOperationException($"Logs:Format is '{format}'; it is json or text."),
    };

    /// <summary>The template of the route a request took: the path holds what was asked for, and tokens.</summary>
    public static string Route(this HttpContext http) =>
        ((http.Features.Get<IExceptionHandlerFeature>()?.Endpoint ?? http.GetEndpoint()) as RouteEndpoint)?.RoutePattern.RawText ?? "no route";
}
