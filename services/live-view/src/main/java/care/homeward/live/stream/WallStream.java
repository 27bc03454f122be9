package care.homeward.live.stream;

import care.homeward.live.pages.flow.Tiles;
import care.homeward.live.pages.flow.Walls;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;

/** Changes for a wall screen nobody is signed in at: part of its page, not of the API. */
@Controller
class WallStream {

  private final StreamApi streams;
  private final Walls walls;

  WallStream(StreamApi streams, Walls walls) {
    this.streams = streams;
    this.walls = walls;
  }

  /** What the screen's own filter shows, for as long as its address counts. */
  @GetMapping("/live/wall/{token}")
  void stream(
      @PathVariable String token,
      @RequestParam(required = false) @Nullable String since,
      @RequestHeader(name = "Last-Event-ID", required = false) @Nullable String lastEventId,
      HttpServletResponse response)
      throws IOException {
    var wall = walls.of(token);
    if (wall == null) {
      throw new ResponseStatusException(HttpStatus.NOT_FOUND);
    }
    var filter = StreamApi.filter(wall.wanted()).with("waiting", "true");
    streams.stream(
        filter,
        StreamApi.position(lastEventId != null ? lastEventId : since),
        streams.frames(null, filter, Tiles.View.WALL),
        () -> walls.of(token) != null,
        response);
  }
}
