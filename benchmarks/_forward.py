"""Carries TCP: `host:port=target:port[,target:port]`, each connection to the next target that takes it."""

import asyncio
import itertools
import sys


async def carry(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
    try:
        while data := await reader.read(65536):
            writer.write(data)
            await writer.drain()
    except OSError:
        pass
    finally:
        writer.close()


def make_door(targets: list[str]):
    turn = itertools.count()

    async def enter(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        first = next(turn)
        for n in range(len(targets)):
            host, _, port = targets[(first + n) % len(targets)].rpartition(":")
            try:
                there, back = await asyncio.wait_for(asyncio.open_connection(host, int(port)), 2)
            except (OSError, TimeoutError):
                continue
            await asyncio.gather(carry(reader, back), carry(there, writer))
            return
        writer.close()

    return enter


async def main(words: list[str]) -> None:
    servers = []
    for word in words:
        here, _, there = word.partition("=")
        host, _, port = here.rpartition(":")
        servers.append(await asyncio.start_server(make_door(there.split(",")), host, int(port)))
    await asyncio.gather(*(server.serve_forever() for server in servers))


if __name__ == "__main__":
    asyncio.run(main(sys.argv[1:]))
