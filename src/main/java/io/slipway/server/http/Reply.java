package io.slipway.server.http;

import com.fasterxml.jackson.databind.node.ObjectNode;

/** What a request is answered with. */
record Reply(int status, ObjectNode body) {}
