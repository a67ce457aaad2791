package io.slipway.server.http;

import io.slipway.train.Actor;
import java.util.Map;
import java.util.Optional;

/**
 * One request that has passed the door.
 *
 * @param path the parts of the path that stand for something
 * @param query what follows the question mark
 */
record Call(String request, Caller caller, Map<String, String> path, Map<String, String> query, Words words) {

    /** Who gives the order, as the machines know people: an admin acts in the role that the order needs. */
    Actor as(Actor.Role needed) {
        Actor.Role role = switch (caller.role()) {
            case OPERATOR -> Actor.Role.OPERATOR;
            case RELEASE_MANAGER -> Actor.Role.RELEASE_MANAGER;
            case SUPPORT -> Actor.Role.SUPPORT;
            case ADMIN, VIEWER -> needed;
        };
        return new Actor(caller.name(), role);
    }

    String part(String name) {
        return Optional.ofNullable(path.get(name)).orElseThrow();
    }

    String query(String name, String otherwise) {
        return query.getOrDefault(name, otherwise);
    }

    /** A bounded number of the query. */
    int number(String name, int otherwise, int most) {
        String text = query.get(name);
        if (text == null) {
            return otherwise;
        }
        if (!text.matches("[0-9]{1,6}") || Integer.parseInt(text) < 1 || Integer.parseInt(text) > most) {
            throw Problem.badRequest("\"" + name + "\" must be a whole number from 1 to " + most);
        }
        return Integer.parseInt(text);
    }
}
