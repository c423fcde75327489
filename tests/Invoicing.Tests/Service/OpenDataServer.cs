using System.Collections.Concurrent;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace Recouvrement.Invoicing.Tests.Service;

/// <summary>Plays a public source of open data on a real socket: what it answers to a question about a company, or that it is away.</summary>
sealed class OpenDataServer : IAsyncDisposable
{
    readonly WebApplication app;
    readonly Func<HttpRequest, string?> answers;

    OpenDataServer(WebApplication app, Func<HttpRequest, string?> answers) => (this.app, this.answers) = (app, answers);

    /// <summary>Answers with this status to whatever is asked.</summary>
    public int? Instead { get; set; }

    /// <summary>Everything that was asked, with its query.</summary>
    public ConcurrentQueue<string> Asked { get; } = new();

    public string Address => app.Urls.Single();

    /// <summary>Starts it.</summary>
    /// <param name="answers">The JSON of a question; null: it hangs up.</param>
    public static async Task<OpenDataServer> Start(Func<HttpRequest, string?> answers)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Logging.ClearProviders();
        var server = new OpenDataServer(builder.Build(), answers);
        server.app.Run(server.Serve);
        await server.app.StartAsync();
        return server;
    }

    public async ValueTask DisposeAsync() => await app.DisposeAsync();

    async Task Serve(HttpContext http)
    {
        Asked.Enqueue(Uri.UnescapeDataString($"{http.Request.Path}{http.Request.QueryString}"));
        if (Instead is { } status)
        {
            http.Response.StatusCode = status;
            return;
        }

        if (answers(http.Request) is not { } answer)
        {
            http.Abort();
            return;
        }

        http.Response.ContentType = "application/json";
        await http.Response.Body.WriteAsync(Encoding.UTF8.GetBytes(answer));
    }
}
